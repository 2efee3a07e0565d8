import { Badge, Text } from '@mantine/core';
import type { OrderPriority } from '@/api/gen';
import { ORDER_PRIORITY } from './order-priority';

/** Routine stays quiet, so that what is urgent stands out of a long list. */
export function PriorityBadge({ priority }: { priority: OrderPriority }) {
  const { label, color, icon: Icon } = ORDER_PRIORITY[priority];
  if (priority === 'routine') {
    return (
      <Text component="span" size="sm" c="dimmed">
        {label}
      </Text>
    );
  }
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      display="flex"
      w="fit-content"
      fw={600}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {label}
    </Badge>
  );
}
