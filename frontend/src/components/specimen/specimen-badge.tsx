import { LabelBadge } from '../label-badge';
import { SPECIMEN_STATUS } from './specimen-status';
import type { SpecimenStatus } from './types';

export function SpecimenBadge({ status }: { status: SpecimenStatus }) {
  return <LabelBadge {...SPECIMEN_STATUS[status]} />;
}
