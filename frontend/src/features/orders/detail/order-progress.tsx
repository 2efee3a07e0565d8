import { Group, Progress, Text } from '@mantine/core';
import { formatDateTime } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { describeDue, elapsedShare, isRunning } from '../due';
import { DueTime } from '../due-time';
import { formatDuration } from '../durations';
import type { Order } from '../types';
import classes from './order-detail.module.css';

const COLORS = { none: 'gray', later: 'teal', soon: 'orange', overdue: 'red' } as const;

/** How much of the promised time has passed; once the order has ended, how long it took. */
export function OrderProgress({ order }: { order: Order }) {
  const now = useNow();
  const until = isRunning(order.status) ? now : Date.parse(order.updated_at);
  const share = elapsedShare(order, until);
  if (share === null || !order.due_at) return null;
  const elapsed = formatDuration(until - Date.parse(order.created_at));
  const promised = formatDuration(Date.parse(order.due_at) - Date.parse(order.created_at));
  return (
    <section className={classes.section} aria-label="Promised time">
      <Group justify="space-between" mb={8}>
        <Text size="sm" className="tabular">
          {elapsed} of {promised}
        </Text>
        {isRunning(order.status) && <DueTime order={order} />}
      </Group>
      <Progress
        value={share}
        size="sm"
        color={COLORS[describeDue(order, now).urgency]}
        aria-label="Elapsed share of the promised time"
      />
      <Text size="xs" c="dimmed" mt={8}>
        Promised by <span className="tabular">{formatDateTime(order.due_at)}</span>
      </Text>
    </section>
  );
}
