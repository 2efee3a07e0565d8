import { http } from '@/api/client';
import { toProblem } from '@/api/problem';
import { FROM_THIS_PAGE } from './refresh';
import { beginLogOut, endSession, getSession, lockSession } from './session';

/** Nobody is there: this browser's session ends on the server, and every tab waits behind the password. */
export function lock(): void {
  const token = lockSession();
  if (token !== null) void endOnServer(token);
}

async function endOnServer(token: string): Promise<void> {
  try {
    // The cookie names the session too, for an access token that expired while the machine slept.
    await http.post('/api/auth/logout/', undefined, { bearer: token, headers: FROM_THIS_PAGE });
  } catch (error) {
    if (toProblem(error).status !== 401) {
      window.addEventListener('online', () => retry(token), { once: true });
    }
  }
}

/** Only while locked: after that the cookie is the new session's. */
function retry(token: string): void {
  if (getSession().status === 'locked') void endOnServer(token);
}

/** Leaves instead of unlocking; what was typed is gone. */
export function leaveLocked(): void {
  beginLogOut();
  endSession('logged-out');
}
