import { useSyncExternalStore } from 'react';
import { scanOwner, type Owner } from '@/lib/kept-scans';
import { getSession, subscribeSession } from '@/session/session';
import type { ScanRequest, Specimen } from '../types';
import { sendScan } from './scan-api';
import { openScanKeep, type ScanKeep } from './scan-keep';
import { createScanQueue, type Scan, type ScanQueue } from './scan-queue';

/** What one person scans for one organization until the session ends; other pages may be visited meanwhile. */
interface Sitting {
  owner: string;
  scans: readonly Scan[];
  queue: ScanQueue;
  keep: ScanKeep;
}

const NONE: readonly Scan[] = [];
const OVER = new Set(['none', 'starting']);

let sitting: Sitting | null = null;
const listeners = new Set<() => void>();

/** Nothing of one person's scans stays for the next. */
subscribeSession(() => {
  if (OVER.has(getSession().status)) endSitting();
});

export function endSitting(): void {
  sitting?.queue.stop();
  sitting?.keep.close();
  sitting = null;
  tell();
}

export function useScans(owner: Owner): readonly Scan[] {
  return useSyncExternalStore(subscribe, () =>
    sitting?.owner === scanOwner(owner) ? sitting.scans : NONE,
  );
}

/** Goes on with what this person scanned before the page was loaded again. */
export function resumeScans(owner: Owner): void {
  sittingOf(owner);
}

export function addScan(owner: Owner, request: ScanRequest): Promise<Scan> {
  return sittingOf(owner).queue.add(request);
}

export function amendScans(owner: Owner, specimen: Specimen): void {
  sittingOf(owner).queue.amend(specimen);
}

function sittingOf(owner: Owner): Sitting {
  if (sitting?.owner === scanOwner(owner)) return sitting;
  endSitting();
  const queue = createScanQueue({
    send: sendScan,
    pause: waitOrOnline,
    onChange: (scans) => {
      begun.scans = scans;
      begun.keep.write(scans);
      tell();
    },
  });
  const keep = openScanKeep(scanOwner(owner), queue.resume);
  const begun: Sitting = { owner: scanOwner(owner), scans: NONE, queue, keep };
  sitting = begun;
  return begun;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The network is back: no reason to wait any longer. */
function waitOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    function end() {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    }
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
  });
}
