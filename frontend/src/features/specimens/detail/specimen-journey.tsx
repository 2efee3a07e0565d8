import { Text, Title } from '@mantine/core';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconPlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import IconPoint from '@tabler/icons-react/dist/esm/icons/IconPoint.mjs';
import type { IconComponent } from '@/components/icon-component';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { describeSpecimenEvent, SPECIMEN_EVENTS } from '@/components/specimen/specimen-events';
import { Timeline, type TimelineItem } from '@/components/timeline';
import { useSpecimenEvents } from '../queries';
import type { Specimen, SpecimenEvent, SpecimenStatus } from '../types';
import classes from './detail.module.css';

/** What a specimen did to its order. */
const ORDER_EVENTS: Record<
  string,
  { title: string; icon: IconComponent; color: string } | undefined
> = {
  hold: { title: 'Order put on hold', icon: IconPlayerPause, color: 'orange' },
  resume: { title: 'Order resumed', icon: IconPlayerPlay, color: 'indigo' },
};

/** The steps a container still has before it when all goes well. */
const UPCOMING: Partial<Record<SpecimenStatus, readonly string[]>> = {
  expected: ['Collected', 'Received'],
  collected: ['Received'],
};

/** The whole way of a specimen, with that of those it was collected again for. */
export function SpecimenJourney({ specimen }: { specimen: Specimen }) {
  const events = useSpecimenEvents(specimen.id);
  return (
    <section className={classes.section} aria-label="Journey">
      <Title order={2} mb="md">
        Journey
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
        <Timeline
          items={events.data.map(toTimelineItem)}
          upcoming={UPCOMING[specimen.status] ?? []}
        />
      )}
    </section>
  );
}

function toTimelineItem(event: SpecimenEvent): TimelineItem {
  const look = SPECIMEN_EVENTS[event.action] ?? ORDER_EVENTS[event.action];
  return {
    id: event.id,
    title: look?.title ?? event.action,
    who: [event.actor?.name ?? 'Administrator', event.organization?.name]
      .filter(Boolean)
      .join(', '),
    at: event.created_at,
    icon: look?.icon ?? IconPoint,
    color: look?.color ?? 'gray',
    details: describeSpecimenEvent(event),
  };
}
