import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconTruck from '@tabler/icons-react/dist/esm/icons/IconTruck.mjs';
import { LabelBadge, type Label } from '@/components/label-badge';
import type { ManifestStatus } from '../types';

export const MANIFEST_STATUS = {
  sent: { label: 'On its way', color: 'blue', icon: IconTruck },
  received: { label: 'Received', color: 'teal', icon: IconInbox },
  withdrawn: { label: 'Withdrawn', color: 'gray', icon: IconArrowBackUp },
} satisfies Record<ManifestStatus, Label>;

export function ManifestBadge({ status }: { status: ManifestStatus }) {
  return <LabelBadge {...MANIFEST_STATUS[status]} />;
}
