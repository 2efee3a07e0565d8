import { formatDateTime } from '@/lib/time';
import { isKeyOf } from '@/lib/list-params';
import { REJECTION_REASONS, TRANSPORT } from './specimen-status';
import type { Specimen } from './types';

/** "Serum · Separator tube · gold cap" */
export function tellContainer({
  type,
  container,
  cap_colour,
}: Pick<Specimen, 'type' | 'container' | 'cap_colour'>): string {
  return [type, container, cap_colour && `${cap_colour} cap`].filter(Boolean).join(' · ');
}

/** "At least 2 ml · Refrigerated, 2–8 °C"; "" where nothing is asked. */
export function tellHandling({ minimum_volume_ml: ml, transport_temperature: at }: Specimen) {
  return [ml !== null && `At least ${ml} ml`, at && TRANSPORT[at]].filter(Boolean).join(' · ');
}

export function tellTests({ tests }: Pick<Specimen, 'tests'>): string {
  return tests.map(({ code }) => code).join(', ');
}

/** "Haemolysed. The plasma is red."; "" for one that was not rejected. */
export function tellRejection(reason: string, note: string): string {
  const words = isKeyOf(REJECTION_REASONS, reason) ? REJECTION_REASONS[reason] : reason;
  return [words, note].filter(Boolean).join('. ');
}

/** When it was collected, by whom, how it travels, when it came, where it is now: a line each. */
export function tellWhereabouts(specimen: Specimen): string[] {
  const { collected_at, collected_by, received_at, received_by, manifest, status } = specimen;
  const by = (name: string | undefined) => (name ? ` by ${name}` : '');
  return linesOf([
    collected_at && `Collected ${formatDateTime(collected_at)}${by(collected_by)}`,
    manifest?.status === 'sent' && status === 'collected' && `On its way with ${manifest.number}`,
    received_at && `Received ${formatDateTime(received_at)}${by(received_by?.name)}`,
    specimen.condition && `Condition: ${specimen.condition}`,
    status === 'stored' && specimen.storage_place && `Stored: ${specimen.storage_place}`,
  ]);
}

/** Only what there is to say. */
export function linesOf(lines: readonly (string | false | null | undefined)[]): string[] {
  return lines.filter((line) => typeof line === 'string').filter(Boolean);
}

/** "3 specimens" */
export function countSpecimens(count: number): string {
  return `${count} ${count === 1 ? 'specimen' : 'specimens'}`;
}
