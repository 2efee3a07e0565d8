import { formatDuration } from './durations';
import type { Order } from './types';

const HOUR = 3_600_000;

/** Less time than this left before the promise is said aloud. */
const SOON = 4 * HOUR;

const RUNNING = new Set<Order['status']>(['submitted', 'pending_review', 'in_progress', 'on_hold']);

export type DueUrgency = 'none' | 'later' | 'soon' | 'overdue';

export interface Due {
  urgency: DueUrgency;
  text: string;
}

/** How the promised time of an order reads now; what has ended is not due any more. */
export function describeDue(
  { due_at, status }: Pick<Order, 'due_at' | 'status'>,
  now: number,
): Due {
  if (!due_at || !RUNNING.has(status)) return { urgency: 'none', text: '—' };
  const left = Date.parse(due_at) - now;
  if (left > 24 * HOUR) return { urgency: 'later', text: shortDate(due_at) };
  if (left < 0) return { urgency: 'overdue', text: `Overdue by ${formatDuration(-left)}` };
  return { urgency: left < SOON ? 'soon' : 'later', text: `Due in ${formatDuration(left)}` };
}

/** The share of the promised time that has passed, 0–100; both in ms. */
export function elapsedShare(elapsed: number, promised: number): number {
  if (promised <= 0) return 100;
  return Math.min(100, Math.max(0, (elapsed / promised) * 100));
}

export function isRunning(status: Order['status']): boolean {
  return RUNNING.has(status);
}

function shortDate(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}
