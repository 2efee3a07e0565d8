import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Born } from '@/components/patient/born';
import { PriorityBadge } from '@/components/priority-badge';
import { StatusBadge } from '@/components/status-badge';
import { isRunning } from '../due';
import { DueTime } from '../due-time';
import type { Order } from '../types';
import { TestCodes } from './test-codes';

interface OrderCardProps {
  order: Order;
  link: ReactNode;
  /** The other side of the order. */
  party: string;
  actions?: ReactNode;
}

/** A row of the list on a narrow screen. */
export function OrderCard({ order, link, party, actions }: OrderCardProps) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        {link}
        <StatusBadge status={order.status} />
      </Group>
      {order.patient && (
        <Text component="div" size="sm" style={{ overflowWrap: 'anywhere' }}>
          {order.patient.name} · <Born born={order.patient.born} />
        </Text>
      )}
      <Text size="sm" truncate>
        {party}
      </Text>
      <TestCodes tests={order.tests} />
      <Group justify="space-between" gap="xs" mih={30}>
        <Group gap="sm">
          <PriorityBadge priority={order.priority} />
          {isRunning(order.status) && <DueTime order={order} />}
        </Group>
        <Group gap={4} ml="auto">
          {actions}
        </Group>
      </Group>
    </Stack>
  );
}
