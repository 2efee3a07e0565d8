import type { OrderStatus } from '@/api/gen';
import { LabelBadge } from './label-badge';
import { ORDER_STATUS } from './order-status';

export function StatusBadge({ status }: { status: OrderStatus }) {
  return <LabelBadge {...ORDER_STATUS[status]} />;
}
