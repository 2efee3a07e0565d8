import { ApiProblem, toProblem } from '@/api/problem';
import { tokenLifetimeMs } from './jwt';
import { requestAccessToken } from './refresh';
import { getSession, isLocked, setSession, whenUnlocked, type EndReason } from './state';
import { tellTabs, withTabLock } from './tabs';

const REFRESH_AHEAD_MS = 60_000;
const REFRESH_RETRY_MS = 5_000;

let token: string | null = null;
let expiresAt = 0;
let refreshing: Promise<string> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** A log-out is on its way to the server: what fails meanwhile is no surprise. */
let isLeaving = false;

const listeners = new Set<(token: string) => void>();

/** Calls `listener` with each new access token, for the socket to renew itself. */
export function onAccessToken(listener: (token: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function adoptToken(next: string): void {
  token = next;
  const lifetime = tokenLifetimeMs(next);
  expiresAt = Date.now() + lifetime;
  scheduleRefresh(Math.max(lifetime - REFRESH_AHEAD_MS, REFRESH_RETRY_MS));
  for (const listener of listeners) listener(next);
  if (getSession().status !== 'active') setSession({ status: 'active' });
}

function scheduleRefresh(delayMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    refreshToken().catch(() => scheduleRefresh(REFRESH_RETRY_MS));
  }, delayMs);
}

/** Forgets the token; returns it for what has to be done with it yet. */
export function dropToken(): string | null {
  const dropped = token;
  clearTimeout(timer);
  token = null;
  expiresAt = 0;
  return dropped;
}

export function expectLogOut(): void {
  isLeaving = true;
}

/** Ends the session here; a log-out that is under way explains it. */
export function dropSession(reason: EndReason): void {
  const isLogOut = isLeaving && reason !== 'anonymous';
  dropToken();
  isLeaving = false;
  setSession({ status: 'none', reason: isLogOut ? 'logged-out' : reason });
}

/** A new access token; calls at the same time share one request. A dead session ends here, a locked one waits. */
export function refreshToken(): Promise<string> {
  refreshing ??= refreshPatiently().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refreshPatiently(): Promise<string> {
  await whenUnlocked();
  try {
    return await refreshOnce();
  } catch (error) {
    if (!isLocked()) throw error;
    await whenUnlocked();
    if (token) return token;
    throw error;
  }
}

async function refreshOnce(): Promise<string> {
  const before = token;
  const wasActive = getSession().status === 'active';
  try {
    return await withTabLock(async () => {
      // While this tab waited for the lock, another one may have sent the token it got.
      if (token && token !== before) return token;
      const fresh = await requestAccessToken();
      if (isLocked()) throw new ApiProblem({ status: 401, code: 'session_ended' });
      tellTabs({ type: 'token', token: fresh });
      adoptToken(fresh);
      return fresh;
    });
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status === 401 && !isLocked()) {
      dropSession(wasActive || isLeaving ? 'ended' : 'anonymous');
    }
    throw problem;
  }
}

/** The access token to send now, refreshed when it is about to expire; null without a session. */
export async function freshToken(): Promise<string | null> {
  await whenUnlocked();
  if (getSession().status === 'none') return null;
  if (token && Date.now() < expiresAt - REFRESH_RETRY_MS) return token;
  return refreshToken();
}
