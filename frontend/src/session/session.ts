import { ApiProblem, toProblem } from '@/api/problem';
import { tokenLifetimeMs } from './jwt';
import { requestAccessToken } from './refresh';
import { onTabMessage, tellTabs, withTabLock } from './tabs';

export type SessionState =
  | { status: 'starting' }
  | { status: 'unreachable'; problem: ApiProblem }
  | { status: 'none'; reason: 'anonymous' | 'ended' | 'logged-out' }
  | { status: 'active' };

const REFRESH_AHEAD_MS = 60_000;
const REFRESH_RETRY_MS = 5_000;

let state: SessionState = { status: 'starting' };
let token: string | null = null;
let expiresAt = 0;
let refreshing: Promise<string> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** A log-out is on its way to the server: what fails meanwhile is no surprise. */
let isLeaving = false;

const stateListeners = new Set<() => void>();
const tokenListeners = new Set<(token: string) => void>();

export function getSession(): SessionState {
  return state;
}

export function subscribeSession(listener: () => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}

/** Calls `listener` with each new access token, for the socket to renew itself. */
export function onAccessToken(listener: (token: string) => void): () => void {
  tokenListeners.add(listener);
  return () => tokenListeners.delete(listener);
}

function setState(next: SessionState): void {
  state = next;
  for (const listener of stateListeners) listener();
}

function adoptToken(next: string): void {
  token = next;
  const lifetime = tokenLifetimeMs(next);
  expiresAt = Date.now() + lifetime;
  scheduleRefresh(Math.max(lifetime - REFRESH_AHEAD_MS, REFRESH_RETRY_MS));
  for (const listener of tokenListeners) listener(next);
  if (state.status !== 'active') setState({ status: 'active' });
}

function scheduleRefresh(delayMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    refreshToken().catch(() => scheduleRefresh(REFRESH_RETRY_MS));
  }, delayMs);
}

function dropSession(reason: 'anonymous' | 'ended' | 'logged-out'): void {
  clearTimeout(timer);
  token = null;
  expiresAt = 0;
  isLeaving = false;
  setState({ status: 'none', reason });
}

/** A new access token; calls at the same time share one request. A dead session ends here. */
export function refreshToken(): Promise<string> {
  refreshing ??= refreshOnce().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refreshOnce(): Promise<string> {
  const before = token;
  const wasActive = state.status === 'active';
  try {
    return await withTabLock(async () => {
      // While this tab waited for the lock, another one may have sent the token it got.
      if (token && token !== before) return token;
      const fresh = await requestAccessToken();
      tellTabs({ type: 'token', token: fresh });
      adoptToken(fresh);
      return fresh;
    });
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status === 401) dropSession(reasonToDrop(wasActive));
    throw problem;
  }
}

function reasonToDrop(wasActive: boolean): 'anonymous' | 'ended' | 'logged-out' {
  if (isLeaving) return 'logged-out';
  return wasActive ? 'ended' : 'anonymous';
}

/** The access token to send now, refreshed when it is about to expire; null without a session. */
export async function freshToken(): Promise<string | null> {
  if (state.status === 'none') return null;
  if (token && Date.now() < expiresAt - REFRESH_RETRY_MS) return token;
  return refreshToken();
}

/** Boot: the cookie either brings a session back, or there is none. */
export async function startSession(): Promise<void> {
  try {
    await refreshToken();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status !== 401) setState({ status: 'unreachable', problem });
  }
}

/** A log-in has answered: this tab goes on with its token, the others pick the session up from the cookie. */
export function beginSession(access: string): void {
  adoptToken(access);
  tellTabs({ type: 'logged-in' });
}

/** The other tabs leave at once: the server closes their sockets before it has answered this one. */
export function beginLogOut(): void {
  isLeaving = true;
  tellTabs({ type: 'logged-out' });
}

export function endSession(reason: 'ended' | 'logged-out'): void {
  if (state.status !== 'none') dropSession(isLeaving ? 'logged-out' : reason);
}

onTabMessage((message) => {
  if (message.type === 'token' && state.status !== 'none') adoptToken(message.token);
  if (message.type === 'logged-out' && state.status !== 'none') dropSession('logged-out');
  if (message.type === 'logged-in') {
    // Possibly another person: nothing of the old session may stay on the screen.
    dropSession('anonymous');
    setState({ status: 'starting' });
    void startSession();
  }
});
