import axios, { isAxiosError, type InternalAxiosRequestConfig } from 'axios';
import { endSession, freshToken, refreshToken } from '@/session/session';
import { toProblem } from './problem';

declare module 'axios' {
  interface InternalAxiosRequestConfig {
    retriedAfterRefresh?: boolean;
  }
}

/** Requests that carry no access token: they are how one gets it, or open to anyone. */
const PUBLIC_PATHS = ['/api/auth/login/', '/api/auth/register/', '/api/demo/logins/'];

/** The only way to the API: adds the session's token, refreshes it once on 401, throws `ApiProblem`. */
export const http = axios.create({
  paramsSerializer: { indexes: null },
  timeout: 30_000,
});

function isPublic(config: InternalAxiosRequestConfig): boolean {
  return PUBLIC_PATHS.some((path) => config.url === path);
}

http.interceptors.request.use(async (config) => {
  if (isPublic(config)) return config;
  const token = await freshToken();
  if (token) config.headers.set('Authorization', `Bearer ${token}`);
  return config;
});

http.interceptors.response.use(undefined, async (error: unknown) => {
  const config = isAxiosError(error) ? error.config : undefined;
  const unauthorized = isAxiosError(error) && error.response?.status === 401;
  if (!config || !unauthorized || isPublic(config)) throw toProblem(error);
  if (config.retriedAfterRefresh) {
    endSession('ended');
    throw toProblem(error);
  }
  config.retriedAfterRefresh = true;
  await refreshToken();
  return http.request(config);
});
