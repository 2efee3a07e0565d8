import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconDroplet from '@tabler/icons-react/dist/esm/icons/IconDroplet.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconMicroscope from '@tabler/icons-react/dist/esm/icons/IconMicroscope.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import type { Label } from '../label-badge';
import type { RejectionReason, SpecimenStatus, TransportTemperature } from './types';

/** How each state looks, everywhere: icon, text and colour. */
export const SPECIMEN_STATUS = {
  expected: { label: 'Expected', color: 'gray', icon: IconCircleDashed },
  collected: { label: 'Collected', color: 'blue', icon: IconDroplet },
  received: { label: 'Received', color: 'teal', icon: IconInbox },
  in_use: { label: 'In use', color: 'indigo', icon: IconMicroscope },
  stored: { label: 'Stored', color: 'green', icon: IconArchive },
  discarded: { label: 'Discarded', color: 'gray', icon: IconTrash },
  rejected: { label: 'Rejected', color: 'red', icon: IconCircleX },
  cancelled: { label: 'Not needed', color: 'gray', icon: IconBan },
} satisfies Record<SpecimenStatus, Label>;

export const REJECTION_REASONS: Record<RejectionReason, string> = {
  haemolysed: 'Haemolysed',
  clotted: 'Clotted',
  insufficient: 'Not enough material',
  wrong_container: 'Wrong container',
  unlabelled: 'Not labelled',
  mismatch: 'Label and order do not match',
  too_old: 'Too old',
  temperature: 'Wrong temperature on the way',
  leaked: 'Leaked or broken',
};

export const TRANSPORT: Record<TransportTemperature, string> = {
  ambient: 'Room temperature',
  refrigerated: 'Refrigerated, 2–8 °C',
  frozen: 'Frozen',
};
