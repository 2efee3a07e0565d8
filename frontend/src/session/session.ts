import { toProblem } from '@/api/problem';
import { adoptToken, dropSession, dropToken, expectLogOut, refreshToken } from './access-token';
import { forgetActivity, markActive, wasLeft } from './activity';
import { endFromCookie } from './refresh';
import { getSession, isLocked, setSession } from './state';
import { onTabMessage, tellTabs, type TabMessage } from './tabs';

export { freshToken, onAccessToken, refreshToken } from './access-token';
export { getSession, subscribeSession, type SessionState } from './state';

/** Boot: the cookie either brings a session back, or there is none, or it was left alone for too long. */
export async function startSession(): Promise<void> {
  try {
    if (wasLeft()) await endLeftSession();
    else await refreshToken();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status !== 401) setSession({ status: 'unreachable', problem });
  }
}

async function endLeftSession(): Promise<void> {
  await endFromCookie();
  forgetActivity();
  dropSession('ended');
}

/** A log-in has answered: this tab goes on with its token, the others pick the session up from the cookie. */
export function beginSession(access: string): void {
  markActive();
  adoptToken(access);
  tellTabs({ type: 'logged-in' });
}

/** The cookie's session is another one now: nothing of the old one may stay on the screen, in any tab. */
export function switchSession(): void {
  tellTabs({ type: 'switched' });
  restartSession(true);
}

/** Drops everything and begins again with what the cookie says. */
export function restartSession(isSwitch = false): void {
  dropSession('anonymous');
  setSession({ status: 'starting', isSwitch });
  void startSession();
}

/** Locks every tab; returns the token of the session to end, or null when there is none to lock. */
export function lockSession(): string | null {
  if (getSession().status !== 'active') return null;
  tellTabs({ type: 'locked' });
  return holdSession();
}

function holdSession(): string | null {
  const ending = dropToken();
  setSession({ status: 'locked' });
  return ending;
}

/** The person who locked it is back: every tab goes on where it was. */
export function unlockSession(access: string): void {
  markActive();
  tellTabs({ type: 'unlocked', token: access });
  adoptToken(access);
}

/** The other tabs leave at once: the server closes their sockets before it has answered this one. */
export function beginLogOut(): void {
  expectLogOut();
  tellTabs({ type: 'logged-out' });
}

export function endSession(reason: 'ended' | 'logged-out'): void {
  const isOver = getSession().status === 'none' || (isLocked() && reason === 'ended');
  if (!isOver) dropSession(reason);
}

/** Somebody is there; storage brings the time of it to this tab only after the message. */
const ARRIVALS = new Set<TabMessage['type']>(['logged-in', 'unlocked', 'switched']);

onTabMessage((message) => {
  const { status } = getSession();
  if (ARRIVALS.has(message.type)) markActive();
  if (status === 'locked') hearLocked(message);
  else if (status === 'none') hearWithout(message);
  else hearWith(message);
});

/** What another tab says, to one with a session or about to have one. */
function hearWith(message: TabMessage): void {
  if (message.type === 'token') adoptToken(message.token);
  if (message.type === 'logged-out') dropSession('logged-out');
  if (message.type === 'locked') holdSession();
  // Possibly another person: nothing of the old session may stay on the screen.
  if (message.type === 'logged-in') restartSession();
  if (message.type === 'switched') restartSession(true);
}

function hearWithout({ type }: TabMessage): void {
  if (type === 'logged-in' || type === 'unlocked' || type === 'switched') restartSession();
}

/** A log-in elsewhere is left to the lock: only the same person may find what is open. */
function hearLocked(message: TabMessage): void {
  if (message.type === 'unlocked') adoptToken(message.token);
  if (message.type === 'logged-out') dropSession('logged-out');
}
