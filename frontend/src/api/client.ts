import axios, { isAxiosError } from 'axios';
import { endSession, freshToken, refreshToken } from '@/session/session';
import { AT_THE_API } from './place';
import { toProblem } from './problem';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** A token to send instead of the session's; null sends none. Its refusal says nothing about the session. */
    bearer?: string | null;
  }
  interface InternalAxiosRequestConfig {
    retriedAfterRefresh?: boolean;
  }
}

/** For requests that are how one gets a session, or that are open to anyone. */
export const ANONYMOUS = { bearer: null };

/** The only way to the API: adds the session's token, refreshes it once on 401, throws `ApiProblem`. */
export const http = axios.create({
  ...AT_THE_API,
  paramsSerializer: { indexes: null },
  timeout: 30_000,
});

http.interceptors.request.use(async (config) => {
  const token = config.bearer === undefined ? await freshToken() : config.bearer;
  if (token) config.headers.set('Authorization', `Bearer ${token}`);
  return config;
});

http.interceptors.response.use(undefined, async (error: unknown) => {
  await readFileRefusal(error);
  const config = isAxiosError(error) ? error.config : undefined;
  const unauthorized = isAxiosError(error) && error.response?.status === 401;
  if (!config || !unauthorized || config.bearer !== undefined) throw toProblem(error);
  if (config.retriedAfterRefresh) {
    endSession('ended');
    throw toProblem(error);
  }
  config.retriedAfterRefresh = true;
  await refreshToken();
  return http.request(config);
});

const OF_FILES = new Set<unknown>(['blob', 'arraybuffer']);

/** Where a file was asked for, the refusal comes as one too. */
async function readFileRefusal(error: unknown): Promise<void> {
  if (!isAxiosError<BodyInit>(error) || !OF_FILES.has(error.config?.responseType)) return;
  const { response } = error;
  if (!response) return;
  const text = await new Response(response.data).text();
  try {
    (response as { data: unknown }).data = JSON.parse(text);
  } catch {
    response.data = text;
  }
}
