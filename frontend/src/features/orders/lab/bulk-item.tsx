import { Group, Loader, Text } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import { PriorityBadge } from '@/components/priority-badge';
import type { Order } from '../types';
import type { ItemResult } from './run-bounded';

interface BulkItemProps {
  order: Order;
  isAble: boolean;
  doneText: string;
  result: ItemResult | undefined;
}

export function BulkItem({ order, isAble, doneText, result }: BulkItemProps) {
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" py={6} gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <span className="order-number">{order.number}</span>
          <Text size="sm" c="dimmed" truncate>
            {order.clinic.name}
          </Text>
        </Group>
        {isAble ? <Outcome order={order} doneText={doneText} result={result} /> : <Skipped />}
      </Group>
      {result?.state === 'failed' && (
        <Text
          size="sm"
          pb={6}
          c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-3))"
        >
          {result.reason}
        </Text>
      )}
    </li>
  );
}

function Outcome({ order, doneText, result }: Omit<BulkItemProps, 'isAble'>) {
  switch (result?.state) {
    case undefined:
      return <PriorityBadge priority={order.priority} />;
    case 'running':
      return <Loader size={16} aria-label="On its way" />;
    case 'done':
      return <Verdict icon={IconCircleCheck} color="teal" text={doneText} />;
    case 'failed':
      return <Verdict icon={IconCircleX} color="red" text="Failed" />;
  }
}

interface VerdictProps {
  icon: typeof IconCircleX;
  color: string;
  text: string;
}

function Verdict({ icon: Icon, color, text }: VerdictProps) {
  const shade = `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`;
  return (
    <Group gap={4} wrap="nowrap" c={shade}>
      <Icon size={16} aria-hidden />
      <Text size="sm" inherit>
        {text}
      </Text>
    </Group>
  );
}

function Skipped() {
  return (
    <Text size="sm" c="dimmed">
      Not possible now
    </Text>
  );
}
