import { VisuallyHidden } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { reconnectNow } from '@/realtime/live';
import { useConnection, useOnline } from '@/realtime/use-connection';
import { noticeFor, type Notice } from './connection-notice';
import classes from './connection.module.css';

const TICK_MS = 500;
const SPOKEN: Record<Notice['kind'], string> = {
  offline: 'No network.',
  paused: 'Live updates paused.',
  stopped: 'Live updates are off.',
  back: 'Back online.',
};

/** Nothing while connected; an amber bar once the loss lasts. */
export function ConnectionBar() {
  const notice = useNotice();
  return (
    <section aria-label="Connection" className={classes.place}>
      <VisuallyHidden role="status">{notice ? SPOKEN[notice.kind] : ''}</VisuallyHidden>
      {notice && (
        <div className={classes.bar} data-tone={notice.kind === 'back' ? 'good' : 'warning'}>
          <NoticeText notice={notice} />
        </div>
      )}
    </section>
  );
}

function NoticeText({ notice }: { notice: Notice }) {
  if (notice.kind === 'offline') {
    return 'You are offline. What you type is kept; changes can be sent when the network is back.';
  }
  if (notice.kind === 'back') return 'Back online';
  const tryNow = (
    <button type="button" onClick={reconnectNow}>
      try now
    </button>
  );
  if (notice.kind === 'stopped') return <span>Live updates are off in this window — {tryNow}</span>;
  if (notice.retryInS === null) return 'Live updates paused. Reconnecting…';
  return (
    <span className="tabular">
      Live updates paused. Reconnecting in {notice.retryInS} s — {tryNow}
    </span>
  );
}

function useNotice(): Notice | null {
  const connection = useConnection();
  const online = useOnline();
  const [now, setNow] = useState(() => Date.now());
  const [loss, setLoss] = useState<{ wasShown: boolean; backAt: number | null }>({
    wasShown: false,
    backAt: null,
  });
  const ticker = useInterval(() => setNow(Date.now()), TICK_MS);
  const notice = noticeFor({ connection, online, now, backAt: loss.backAt });
  const isShown = notice !== null && notice.kind !== 'back';

  if (isShown && !loss.wasShown) setLoss({ wasShown: true, backAt: null });
  if (!isShown && loss.wasShown && connection.status === 'live') {
    setLoss({ wasShown: false, backAt: now });
  }

  const isTicking = connection.status === 'lost' || notice?.kind === 'back' || !online;
  const { start, stop } = ticker;
  useEffect(() => {
    if (!isTicking) return undefined;
    start();
    return stop;
  }, [isTicking, start, stop]);

  return notice;
}
