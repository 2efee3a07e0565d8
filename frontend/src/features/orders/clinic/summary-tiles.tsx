import { Skeleton, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { Link } from 'react-router';
import type { IconComponent } from '@/components/icon-component';
import { completedCount, type ViewCounts } from '../list/views';
import { useSummary, useSummaryOfToday } from '../queries';
import classes from './summary-tiles.module.css';

interface Tile {
  label: string;
  icon: IconComponent;
  href: string;
  count: (counts: ViewCounts) => number | undefined;
  /** Stands out while its count is not zero. */
  isAlert?: true;
}

const TILES: readonly Tile[] = [
  {
    label: 'Needs attention',
    icon: IconAlertTriangle,
    href: '?view=attention',
    count: ({ now }) => now?.needs_attention,
    isAlert: true,
  },
  {
    label: 'Submitted',
    icon: IconSend,
    href: '?view=open&status=submitted',
    count: ({ now }) => now?.counts.submitted,
  },
  {
    label: 'In progress',
    icon: IconFlask,
    href: '?view=open&status=in_progress',
    count: ({ now }) => now?.counts.in_progress,
  },
  {
    label: 'Completed today',
    icon: IconCircleCheck,
    href: '?view=completed&changed=today',
    count: ({ today }) => today && completedCount(today),
  },
];

/** Four figures, each a link to the orders behind it. A figure that could not be had is a dash, never a zero. */
export function SummaryTiles() {
  const now = useSummary();
  const today = useSummaryOfToday();
  const isLoading = now.isPending || today.isPending;
  return (
    <nav className={classes.tiles} aria-label="Overview">
      {TILES.map(({ label, icon: Icon, href, count, isAlert }) => {
        const value = count({ now: now.data, today: today.data });
        return (
          <Link
            key={label}
            to={href}
            className={classes.tile}
            data-alert={(isAlert && Boolean(value)) || undefined}
          >
            <Text component="span" size="sm" c="dimmed" className={classes.label}>
              <Icon size={16} aria-hidden />
              {label}
            </Text>
            {isLoading ? (
              <Skeleton height={28} width={32} my={2} />
            ) : (
              <span className={classes.value}>{value ?? '—'}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
