import { Paper, Stack, Title } from '@mantine/core';
import type { Notification } from '@/api/gen';
import { groupBy } from '@/lib/group-by';
import { formatDay } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { NotificationItem } from './notification-item';
import classes from './notification-list.module.css';

/** Notifications under the day they came. */
export function NotificationDays({ items }: { items: Notification[] }) {
  const now = useNow();
  const days = groupBy(items, (item) => formatDay(item.created_at, now));
  return (
    <Stack gap="lg">
      {days.map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <Title order={2} size="h3" c="dimmed" mb="xs">
            {day}
          </Title>
          <Paper className={classes.day}>
            <ul className={classes.list}>
              {ofDay.map((item) => (
                <NotificationItem key={item.id} item={item} />
              ))}
            </ul>
          </Paper>
        </section>
      ))}
    </Stack>
  );
}
