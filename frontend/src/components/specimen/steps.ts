import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconDroplet from '@tabler/icons-react/dist/esm/icons/IconDroplet.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconMicroscope from '@tabler/icons-react/dist/esm/icons/IconMicroscope.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import type { IconComponent } from '../icon-component';
import type { SpecimenAction } from './types';

interface StepLook {
  label: string;
  icon: IconComponent;
  danger?: true;
  /** Opens a dialog first, because it asks for something or cannot be taken back. */
  asks?: true;
}

/** Every step as a button. Whether it is offered is the server's decision. */
export const SPECIMEN_STEPS: Record<SpecimenAction, StepLook> = {
  collect: { label: 'Collect', icon: IconDroplet },
  undo_collection: { label: 'Undo collection', icon: IconArrowBackUp },
  receive: { label: 'Receive', icon: IconInbox },
  undo_receipt: { label: 'Undo receipt', icon: IconArrowBackUp },
  use: { label: 'Take into use', icon: IconMicroscope },
  store: { label: 'Store…', icon: IconArchive, asks: true },
  discard: { label: 'Discard…', icon: IconTrash, asks: true, danger: true },
  reject: { label: 'Reject…', icon: IconCircleX, asks: true, danger: true },
  decline: { label: 'Decline…', icon: IconBan, asks: true, danger: true },
  cancel: { label: 'Not needed…', icon: IconBan, asks: true, danger: true },
};

/** What each side does next with a container, the usual step first. */
const NEXT: Record<'clinic' | 'lab', readonly SpecimenAction[]> = {
  clinic: ['collect'],
  lab: ['receive', 'use', 'store'],
};

export function findNextStep(
  allowed: readonly SpecimenAction[],
  side: 'clinic' | 'lab',
): SpecimenAction | undefined {
  return NEXT[side].find((action) => allowed.includes(action));
}
