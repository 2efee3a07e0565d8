import type { ApiProblem } from '@/api/problem';

export type EndReason = 'anonymous' | 'ended' | 'logged-out';

export type SessionState =
  /** `isSwitch`: to act for another organization, whose pages have other addresses. */
  | { status: 'starting'; isSwitch?: boolean }
  | { status: 'unreachable'; problem: ApiProblem }
  | { status: 'none'; reason: EndReason }
  | { status: 'active' }
  /** Ended because nobody was there; what is open waits for the same person to log in again. */
  | { status: 'locked' };

let state: SessionState = { status: 'starting' };
const listeners = new Set<() => void>();

export function getSession(): SessionState {
  return state;
}

export function setSession(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isLocked(): boolean {
  return state.status === 'locked';
}

/** Resolves when the session is not, or no longer, locked. */
export function whenUnlocked(): Promise<void> {
  if (!isLocked()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = subscribeSession(() => {
      if (isLocked()) return;
      stop();
      resolve();
    });
  });
}
