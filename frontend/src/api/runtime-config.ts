import { http } from './client';

/** Gives the generated client our axios instance; its paths already start with /api/. */
export function createClientConfig<Config extends object>(config?: Config) {
  return Object.assign({}, config, { axios: http, baseURL: '' });
}
