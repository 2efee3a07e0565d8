import { Text } from '@mantine/core';

import { formatDateTime, formatDay, formatTime, startOfDay } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import type { IconComponent } from './icon-component';
import classes from './timeline.module.css';

export interface TimelineItem {
  id: string;
  title: string;
  /** Who did it; empty where nobody is named. */
  who: string;
  at: string;
  icon: IconComponent;
  color: string;
  /** The reason, or what exactly happened. */
  details: readonly string[];
}

interface TimelineProps {
  items: readonly TimelineItem[];
  /** The steps that still lie ahead. */
  upcoming: readonly string[];
}

/** What happened, by day, the latest step marked as the one we are at, and what is still to come in grey. */
export function Timeline({ items, upcoming }: TimelineProps) {
  const now = useNow();
  const current = items.at(-1)?.id;
  return (
    <ol className={classes.days}>
      {groupByDay(items).map(([first, ...rest]) => (
        <li key={first.id}>
          <Text size="xs" c="dimmed" fw={500} mb="xs">
            {formatDay(first.at, now)}
          </Text>
          <ol className={classes.steps}>
            {[first, ...rest].map((item) => (
              <Step key={item.id} item={item} isCurrent={item.id === current} />
            ))}
          </ol>
        </li>
      ))}
      {upcoming.length > 0 && (
        <li>
          <Text size="xs" c="dimmed" fw={500} mb="xs">
            Still to come
          </Text>
          <ol className={classes.steps}>
            {upcoming.map((title) => (
              <li key={title} className={classes.upcoming}>
                <span className={classes.hollow} />
                <Text size="sm" c="dimmed">
                  {title}
                </Text>
              </li>
            ))}
          </ol>
        </li>
      )}
    </ol>
  );
}

function Step({ item, isCurrent }: { item: TimelineItem; isCurrent: boolean }) {
  const { title, who, at, icon: Icon, color, details } = item;
  return (
    <li className={classes.step} aria-current={isCurrent ? 'step' : undefined}>
      <span className={classes.bullet} style={{ color: bulletColor(color) }}>
        <Icon size={15} aria-hidden />
      </span>
      <div>
        <Text size="sm" fw={isCurrent ? 600 : 500}>
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {who && `${who} · `}
          <time dateTime={at} title={formatDateTime(at)} className="tabular">
            {formatTime(at)}
          </time>
        </Text>
        {details.map((detail) => (
          <Text key={detail} size="sm" className={classes.detail}>
            {detail}
          </Text>
        ))}
      </div>
    </li>
  );
}

type Day = [TimelineItem, ...TimelineItem[]];

function groupByDay(items: readonly TimelineItem[]): Day[] {
  const days = new Map<number, Day>();
  for (const item of items) {
    const day = startOfDay(Date.parse(item.at));
    const known = days.get(day);
    if (known) known.push(item);
    else days.set(day, [item]);
  }
  return [...days.values()];
}

function bulletColor(color: string): string {
  return `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`;
}
