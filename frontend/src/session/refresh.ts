import axios from 'axios';
import { z } from 'zod/mini';
import { ApiProblem, toProblem } from '@/api/problem';
import { wait } from '@/lib/wait';

const answerSchema = z.object({ access: z.string() });
/** The server reads the cookie only with this, which no form of another site can send. */
export const FROM_THIS_PAGE = { 'X-Requested-With': 'XMLHttpRequest' };
/** Whoever leaves while the token is being spent would lose the cookie that replaces it, and with it the session. */
const OUTLIVES_THE_PAGE = { adapter: 'fetch', fetchOptions: { keepalive: true } } as const;
const SUPERSEDED_WAITS_MS = [150, 400, 1000, 2500];

async function postRefresh(): Promise<string> {
  try {
    const { data } = await axios.post<unknown>(
      `${location.origin}/api/auth/token/refresh/`,
      undefined,
      { headers: FROM_THIS_PAGE, ...OUTLIVES_THE_PAGE },
    );
    return answerSchema.parse(data).access;
  } catch (error) {
    throw toProblem(error);
  }
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
    await axios.post('/api/auth/logout/', undefined, { headers: FROM_THIS_PAGE });
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status !== 401) throw problem;
  }
}
