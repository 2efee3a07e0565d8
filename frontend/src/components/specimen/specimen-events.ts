import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconDroplet from '@tabler/icons-react/dist/esm/icons/IconDroplet.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconMicroscope from '@tabler/icons-react/dist/esm/icons/IconMicroscope.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import IconTruck from '@tabler/icons-react/dist/esm/icons/IconTruck.mjs';
import { z } from 'zod/mini';
import type { OrderEvent } from '@/api/gen';
import { formatDateTime } from '@/lib/time';
import type { IconComponent } from '../icon-component';
import { countSpecimens, linesOf, tellRejection } from './specimen-texts';

interface EventLook {
  title: string;
  icon: IconComponent;
  color: string;
}

/** What happened to a specimen, as an event of its order. */
export const SPECIMEN_EVENTS: Record<string, EventLook | undefined> = {
  specimen_added: { title: 'Specimen added', icon: IconPlus, color: 'gray' },
  specimen_collected: { title: 'Specimen collected', icon: IconDroplet, color: 'blue' },
  specimen_uncollected: { title: 'Collection undone', icon: IconArrowBackUp, color: 'gray' },
  specimen_received: { title: 'Specimen received', icon: IconInbox, color: 'teal' },
  specimen_unreceived: { title: 'Receipt undone', icon: IconArrowBackUp, color: 'gray' },
  specimen_used: { title: 'Specimen taken into use', icon: IconMicroscope, color: 'indigo' },
  specimen_stored: { title: 'Specimen stored', icon: IconArchive, color: 'green' },
  specimen_discarded: { title: 'Specimen discarded', icon: IconTrash, color: 'gray' },
  specimen_rejected: { title: 'Specimen rejected', icon: IconCircleX, color: 'red' },
  specimen_declined: { title: 'Recollection declined', icon: IconBan, color: 'orange' },
  specimen_cancelled: { title: 'Specimen not needed', icon: IconBan, color: 'gray' },
  specimens_sent: { title: 'Specimens sent', icon: IconTruck, color: 'blue' },
  specimens_arrived: { title: 'Specimens arrived', icon: IconInbox, color: 'teal' },
};

const named = z.object({ accession_number: z.string() });

const factsSchema = z.object({
  specimen: z.optional(z.object({ accession_number: z.string(), type: z.optional(z.string()) })),
  storage_place: z.optional(z.string()),
  condition: z.optional(z.string()),
  collected_at: z.optional(z.nullable(z.string())),
  collected_by: z.optional(z.string()),
  recollection: z.optional(z.nullable(named)),
  manifest: z.optional(z.nullable(z.object({ number: z.string() }))),
  specimens: z.optional(z.array(named)),
  missing: z.optional(z.array(named)),
});

/** The particulars of such an event, a line each. */
export function describeSpecimenEvent(event: OrderEvent): string[] {
  const read = factsSchema.safeParse(event.data);
  if (!read.success) return [];
  const { specimen, recollection, manifest, specimens, missing = [], ...facts } = read.data;
  return linesOf([
    specimen && [specimen.accession_number, specimen.type].filter(Boolean).join(' · '),
    specimens && manifest && `${manifest.number}: ${countSpecimens(specimens.length)}`,
    missing.length > 0 && `Missing: ${missing.map((each) => each.accession_number).join(', ')}`,
    facts.collected_at && `Collected ${formatDateTime(facts.collected_at)}`,
    facts.collected_by && `By ${facts.collected_by}`,
    facts.condition && `Condition: ${facts.condition}`,
    facts.storage_place && `Stored: ${facts.storage_place}`,
    tellRejection(event.reason_code, event.note),
    recollection && `Asked for again as ${recollection.accession_number}`,
  ]);
}
