import { z } from 'zod/mini';
import { keptKey, tabsThatKept } from '@/lib/kept-scans';
import type { Scan } from './scan-queue';

const keptSchema = z.array(
  z.object({
    at: z.number(),
    key: z.string(),
    request: z.object({
      code: z.string(),
      intent: z.literal('receive'),
      order: z.optional(z.string()),
    }),
  }),
);
export type KeptScan = z.infer<typeof keptSchema>[number];

export interface ScanKeep {
  /** Keeps those of the scans that have no answer yet. */
  write: (scans: readonly Scan[]) => void;
  /** What is kept now waits for the next sitting. */
  close: () => void;
}

const ANSWERED = new Set<Scan['state']['status']>(['settled', 'refused']);

/**
 * Keeps what was scanned to be received until it is answered, over a reload or a closed tab. Each tab holds a lock for as
 * long as it lives; what it left goes to the first that gets its lock, so that no two tabs send the same.
 * Without Web Locks (plain http) nothing is kept.
 */
export function openScanKeep(owner: string, resume: (left: KeptScan[]) => void): ScanKeep {
  const tab = crypto.randomUUID();
  const closing = new AbortController();
  const { signal } = closing;
  let latest: readonly Scan[] = [];
  let isHeld = false;

  function write(scans: readonly Scan[]) {
    latest = scans;
    if (isHeld && !signal.aborted) store(keptKey(owner, tab), scans);
  }

  function takeOver(other: string) {
    if (signal.aborted) return;
    const key = keptKey(owner, other);
    resume(readKept(key));
    localStorage.removeItem(key);
  }

  function start() {
    const others = tabsThatKept(owner);
    hold(tab, () => {
      isHeld = true;
      write(latest);
      return new Promise<void>((release) => {
        signal.addEventListener('abort', () => release());
      });
    });
    for (const other of others) hold(other, () => takeOver(other));
  }

  function hold(name: string, work: () => Promise<void> | void) {
    // Closing ends the wait for a lock with an error, which says nothing new.
    navigator.locks.request(keptKey(owner, name), { signal }, work).catch(() => undefined);
  }

  if ('locks' in navigator) start();
  return { write, close: () => closing.abort() };
}

function store(name: string, scans: readonly Scan[]): void {
  const left = scans.filter(
    ({ request, state }) => request.intent === 'receive' && !ANSWERED.has(state.status),
  );
  if (left.length === 0) localStorage.removeItem(name);
  else localStorage.setItem(name, JSON.stringify(left.map(keptOf)));
}

function keptOf({ at, key, request }: Scan): Pick<Scan, 'at' | 'key' | 'request'> {
  return { at, key, request };
}

/** Newest first, as a sitting shows them. */
function readKept(key: string): KeptScan[] {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}
