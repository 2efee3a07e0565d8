import { Alert, Button, Group } from '@mantine/core';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { formatCountdown } from '@/lib/time';
import { markActive } from '@/session/activity';
import classes from './idle-warning.module.css';

/** Said before the lock falls; any key, touch or movement takes it back. */
export function IdleWarning({ leftMs, limitMs }: { leftMs: number; limitMs: number }) {
  const minutes = Math.round(limitMs / 60_000);
  return (
    <Alert
      classNames={{ root: classes.warning, title: classes.title }}
      color="orange"
      variant="outline"
      bg="var(--app-surface)"
      role="alert"
      title="Are you still there?"
      icon={<IconLock size={18} aria-hidden="true" />}
    >
      <Group justify="space-between" gap="xs">
        <span>
          Left alone for {minutes} {minutes === 1 ? 'minute' : 'minutes'}, the screen locks
          <span aria-live="off" className="tabular">
            {' '}
            in {formatCountdown(Math.ceil(leftMs / 1000))}
          </span>
          .
        </span>
        <Button size="compact-sm" variant="default" onClick={markActive}>
          Stay
        </Button>
      </Group>
    </Alert>
  );
}
