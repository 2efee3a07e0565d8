import { Text, Title } from '@mantine/core';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { Timeline } from '@/components/timeline';
import { useOrderEvents } from '../queries';
import type { Order } from '../types';
import classes from './order-detail.module.css';
import { toTimelineItems, upcomingSteps } from './timeline-items';

export function OrderTimeline({ order }: { order: Order }) {
  const events = useOrderEvents(order.id);
  return (
    <section className={classes.section} aria-label="Timeline">
      <Title order={2} mb="md">
        Timeline
      </Title>
      {events.isPending && <PageLoading lines={3} />}
      {events.isError && !events.data && (
        <PageError error={events.error} onRetry={() => void events.refetch()} />
      )}
      {events.data?.length === 0 && (
        <Text size="sm" c="dimmed" mb="md">
          Nothing has happened yet.
        </Text>
      )}
      {events.data && (
        <Timeline items={toTimelineItems(events.data)} upcoming={upcomingSteps(order.status)} />
      )}
    </section>
  );
}
