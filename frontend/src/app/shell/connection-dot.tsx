import type { Connection } from '@/realtime/connection-store';
import { useConnection, useOnline } from '@/realtime/use-connection';
import classes from './connection.module.css';

const TEXTS: Record<Connection['status'], string> = {
  idle: 'Live updates are off',
  connecting: 'Connecting',
  live: 'Live: changes appear by themselves',
  lost: 'Live updates paused, reconnecting',
  stopped: 'Live updates are off',
};

export function ConnectionDot() {
  const { status } = useConnection();
  const online = useOnline();
  const text = online ? TEXTS[status] : 'No network';
  return (
    <span
      className={classes.dot}
      role="img"
      aria-label={text}
      title={text}
      data-status={online ? status : 'lost'}
    />
  );
}
