import { idleMs, keepIdleLimit, markActive } from './activity';

const ACTS = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown', 'input'] as const;
const RETURNS = ['visibilitychange', 'resume'] as const;
const LOOK_MS = 1_000;
const WARNING_MS = 60_000;

interface IdleWatch {
  limitMs: number;
  /** The ms left while the end is near, else null; at least once a second. */
  onLeft: (leftMs: number | null) => void;
  onIdle: () => void;
}

/** Watches whether anybody is there, in this tab or another; the returned function stops it. */
export function watchIdle({ limitMs, onLeft, onIdle }: IdleWatch): () => void {
  const warningMs = Math.min(WARNING_MS, limitMs / 2);
  let noticedAt = 0;

  function look(): boolean {
    const left = limitMs - idleMs();
    if (left <= 0) onIdle();
    else onLeft(left <= warningMs ? left : null);
    return left > 0;
  }

  function notice(): void {
    if (Date.now() - noticedAt < LOOK_MS) return;
    noticedAt = Date.now();
    // The movement that wakes a machine comes too late: time is up since it slept.
    if (!look()) return;
    markActive();
    onLeft(null);
  }

  keepIdleLimit(limitMs);
  if (look()) markActive();
  // A clock that slept is behind, so the time is looked at instead of waited for.
  const timer = setInterval(look, LOOK_MS);
  for (const act of ACTS) window.addEventListener(act, notice, { capture: true, passive: true });
  for (const event of RETURNS) document.addEventListener(event, look);
  return () => {
    clearInterval(timer);
    for (const act of ACTS) window.removeEventListener(act, notice, { capture: true });
    for (const event of RETURNS) document.removeEventListener(event, look);
  };
}
