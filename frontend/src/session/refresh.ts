import { z } from 'zod/mini';
import { API_ORIGIN } from '@/api/place';
import { ApiProblem, problemOf } from '@/api/problem';
import { wait } from '@/lib/wait';

const answerSchema = z.object({ access: z.string() });
/** The server reads the cookie only with this, which no form of another site can send. */
export const FROM_THIS_PAGE = { 'X-Requested-With': 'XMLHttpRequest' };
/** Other tabs wait for the one that refreshes: it must not wait for ever itself. */
const PATIENCE_MS = 30_000;
const SUPERSEDED_WAITS_MS = [150, 400, 1000, 2500];

/** Sends what concerns the cookie alone; it outlives the page, as a token spent unheard would end the session. */
async function postCookie(path: string): Promise<unknown> {
  const answer = await fetch(`${API_ORIGIN || location.origin}${path}`, {
    method: 'POST',
    headers: FROM_THIS_PAGE,
    credentials: API_ORIGIN ? 'include' : 'same-origin',
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw new ApiProblem({ status: 0, code: 'network_error' });
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body;
  throw problemOf(answer.status, body, answer.headers.get('retry-after'));
}

async function postRefresh(): Promise<string> {
  return answerSchema.parse(await postCookie('/api/auth/token/refresh/')).access;
}

/**
 * Spends the refresh cookie for a new access token.
 * 409 means that another tab has just spent it: its answer brings the new cookie, so try again shortly.
 */
export async function requestAccessToken(): Promise<string> {
  for (const pause of SUPERSEDED_WAITS_MS) {
    try {
      return await postRefresh();
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'refresh_superseded') throw error;
      await wait(pause);
    }
  }
  return postRefresh();
}

/** Ends the cookie's session; there being none is as good. */
export async function endFromCookie(): Promise<void> {
  try {
    await postCookie('/api/auth/logout/');
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  }
}
