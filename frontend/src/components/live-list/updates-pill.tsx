import { Button, VisuallyHidden } from '@mantine/core';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import classes from './updates-pill.module.css';

/** What waits so that no row moves under the pointer. The region stays, so that its change is read out. */
export function UpdatesPill({ count, onShow }: { count: number; onShow: () => void }) {
  const text = `${count} ${count === 1 ? 'update' : 'updates'}`;
  return (
    <div className={classes.anchor}>
      <VisuallyHidden role="status">{count > 0 && `${text} waiting`}</VisuallyHidden>
      {count > 0 && (
        <Button
          size="compact-sm"
          radius="xl"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={onShow}
        >
          {text} — show
        </Button>
      )}
    </div>
  );
}
