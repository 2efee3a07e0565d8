import { Group, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import { formatDateTime } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { describeDue, type DueUrgency } from './due';
import type { Order } from './types';

const LOOKS: Record<DueUrgency, { color?: string; icon?: typeof IconClock; weight?: number }> = {
  none: { color: 'dimmed' },
  later: {},
  soon: { color: 'orange', icon: IconClock, weight: 500 },
  overdue: { color: 'red', icon: IconAlertTriangle, weight: 600 },
};

/** The promised time: overdue and due soon in words, with an icon and a colour. */
export function DueTime({ order }: { order: Order }) {
  const { urgency, text } = describeDue(order, useNow());
  const { color, icon: Icon, weight } = LOOKS[urgency];
  return (
    <Group
      component="span"
      gap={4}
      wrap="nowrap"
      display="inline-flex"
      title={order.due_at && urgency !== 'none' ? formatDateTime(order.due_at) : undefined}
      c={
        color && color !== 'dimmed'
          ? `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`
          : color
      }
    >
      {Icon && <Icon size={14} aria-hidden />}
      <Text component="span" size="sm" fw={weight} className="tabular">
        {text}
      </Text>
    </Group>
  );
}
