import { Text } from '@mantine/core';
import type { OrderPriority } from '@/api/gen';
import { LabelBadge } from './label-badge';
import { ORDER_PRIORITY } from './order-priority';

/** Routine stays quiet, so that what is urgent stands out of a long list. */
export function PriorityBadge({ priority }: { priority: OrderPriority }) {
  const look = ORDER_PRIORITY[priority];
  if (priority !== 'routine') return <LabelBadge {...look} />;
  return (
    <Text component="span" size="sm" c="dimmed">
      {look.label}
    </Text>
  );
}
