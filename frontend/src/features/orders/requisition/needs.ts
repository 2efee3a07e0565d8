import type { Specimen } from '@/api/gen';
import { groupBy } from '@/lib/group-by';

interface Needing {
  code: string;
  specimens?: readonly Specimen[];
}

export interface Need {
  /** "Serum, gold cap (Serum separator tube)" */
  specimen: string;
  /** "2 mL", "1 mL each", "0.5–2 mL each"; empty where no lab says. */
  volume: string;
  /** "keep refrigerated" */
  transport: string;
  codes: readonly string[];
}

export interface Preparation {
  text: string;
  codes: readonly string[];
}

const TRANSPORT: Record<Specimen['transport_temperature'], string> = {
  ambient: '',
  refrigerated: 'keep refrigerated',
  frozen: 'send frozen',
};

/** What has to be taken for all tests together, each kind of specimen once. */
export function findNeeds(tests: readonly Needing[]): Need[] {
  const needed = tests.flatMap(({ code, specimens = [] }) =>
    specimens.map((specimen) => ({ code, specimen })),
  );
  return groupBy(needed, ({ specimen }) => kindOf(specimen)).map(([, same]) => {
    const specimens = same.map((each) => each.specimen);
    const [first] = specimens;
    return {
      specimen: first ? tellSpecimen(first) : '',
      volume: tellVolume(specimens),
      transport: first ? TRANSPORT[first.transport_temperature] : '',
      codes: unique(same.map(({ code }) => code)),
    };
  });
}

/** What the patient has to do before, each instruction once. */
export function findPreparations(tests: readonly Needing[]): Preparation[] {
  const told = tests.flatMap(({ code, specimens = [] }) =>
    specimens.map(({ patient_preparation: text = '' }) => ({ code, text: text.trim() })),
  );
  return groupBy(
    told.filter(({ text }) => text !== ''),
    ({ text }) => text,
  ).map(([text, same]) => ({ text, codes: unique(same.map(({ code }) => code)) }));
}

function kindOf({ type, container = '', cap_colour = '', transport_temperature }: Specimen) {
  return [type, container, cap_colour, transport_temperature].join('|').toLowerCase();
}

function tellSpecimen({ type, container, cap_colour: cap }: Specimen): string {
  return `${type}${cap ? `, ${cap} cap` : ''}${container ? ` (${container})` : ''}`;
}

function tellVolume(specimens: readonly Specimen[]): string {
  const volumes = specimens.map(({ minimum_volume_ml: volume }) => volume ?? 0).filter(Boolean);
  if (volumes.length === 0) return '';
  const [least, most] = [Math.min(...volumes), Math.max(...volumes)];
  const range = least === most ? `${least} mL` : `${least}–${most} mL`;
  return specimens.length > 1 ? `${range} each` : range;
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}
