import { Badge } from '@mantine/core';
import type { OrderStatus } from '@/api/gen';
import { ORDER_STATUS } from './order-status';

export function StatusBadge({ status }: { status: OrderStatus }) {
  const { label, color, icon: Icon } = ORDER_STATUS[status];
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      display="flex"
      w="fit-content"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {label}
    </Badge>
  );
}
