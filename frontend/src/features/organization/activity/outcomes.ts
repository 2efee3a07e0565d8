import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import type { OutcomeEnum } from '@/api/gen';
import type { Label } from '@/components/label-badge';

/** How it ended: what was not done stands out. */
export const OUTCOMES: Record<OutcomeEnum, Label> = {
  done: { label: 'Done', color: 'gray', icon: IconCheck },
  refused: { label: 'Refused', color: 'orange', icon: IconBan },
  failed: { label: 'Failed', color: 'red', icon: IconAlertTriangle },
};
