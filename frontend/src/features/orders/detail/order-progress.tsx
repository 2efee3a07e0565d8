import { Group, Progress, Text } from '@mantine/core';
import { formatDateTime } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { describeDue, elapsedShare, isRunning } from '../due';
import { DueTime } from '../due-time';
import { formatDuration } from '../durations';
import { useOrderEvents } from '../queries';
import type { Order, OrderEvent } from '../types';
import classes from './order-detail.module.css';

const COLORS = { none: 'teal', later: 'teal', soon: 'orange', overdue: 'red' } as const;

/** These ended without a result, so the promise says nothing. */
const GAVE_UP = new Set<Order['status']>(['rejected', 'cancelled']);

/** How much of the promised time has passed; once the result is there, how long it took. */
export function OrderProgress({ order }: { order: Order }) {
  const now = useNow();
  const { data: events = [] } = useOrderEvents(order.id);
  if (!order.due_at || GAVE_UP.has(order.status)) return null;
  const isOpen = isRunning(order.status);
  const sentAt = timeOf(events, 'submit') ?? Date.parse(order.created_at);
  const doneAt = timeOf(events, 'complete') ?? Date.parse(order.updated_at);
  const elapsed = (isOpen ? now : doneAt) - sentAt;
  const promised = Date.parse(order.due_at) - sentAt;
  const { urgency } = describeDue(order, now);
  const isPressing = urgency === 'soon' || urgency === 'overdue';
  return (
    <section className={classes.section} aria-label="Promised time">
      <Group justify="space-between" mb={8}>
        <Text size="sm" className="tabular">
          {isOpen ? 'Elapsed' : 'Took'}: {formatDuration(elapsed)} of {formatDuration(promised)}
        </Text>
        {isPressing && <DueTime order={order} />}
      </Group>
      <Progress
        value={elapsedShare(elapsed, promised)}
        size="sm"
        color={COLORS[urgency]}
        aria-label="Elapsed share of the promised time"
      />
      <Text size="xs" c="dimmed" mt={8}>
        Promised by <span className="tabular">{formatDateTime(order.due_at)}</span>
      </Text>
    </section>
  );
}

/** When the order last took that step, in ms. */
function timeOf(events: readonly OrderEvent[], action: string): number | undefined {
  const event = events.findLast((each) => each.action === action);
  return event && Date.parse(event.created_at);
}
