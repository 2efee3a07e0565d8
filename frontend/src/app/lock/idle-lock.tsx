import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useActor } from '@/session/actor';
import { watchIdle } from '@/session/idle';
import { lock } from '@/session/lock';
import { useSession } from '@/session/use-session';
import { guardKeys, hideApplication } from './hide-application';

const MINUTE_MS = 60_000;

const loadScreens = () => import('./screens');
const LockScreen = lazy(async () => ({ default: (await loadScreens()).LockScreen }));
const IdleWarning = lazy(async () => ({ default: (await loadScreens()).IdleWarning }));

/** Locks the application when nobody has touched it in any tab for as long as the organization allows. */
export function IdleLock() {
  const { organization } = useActor();
  const isLocked = useSession().status === 'locked';
  const [leftMs, setLeftMs] = useState<number | null>(null);
  const limitMs = organization.idle_lock_minutes * MINUTE_MS;

  useEffect(() => guardKeys(), []);
  useEffect(() => {
    if (isLocked) return undefined;
    const stop = watchIdle({ limitMs, onLeft: setLeftMs, onIdle: lock });
    return () => {
      stop();
      setLeftMs(null);
    };
  }, [limitMs, isLocked]);
  useLayoutEffect(() => (isLocked ? hideApplication() : undefined), [isLocked]);
  useEffect(() => {
    // In good time: when the lock falls, the network may be away.
    void loadScreens();
  }, []);

  if (!isLocked && leftMs === null) return null;
  return (
    <Suspense>
      {isLocked ? <LockScreen /> : <IdleWarning leftMs={leftMs ?? 0} limitMs={limitMs} />}
    </Suspense>
  );
}
