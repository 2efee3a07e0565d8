const { VITE_API_ORIGIN = '' } = import.meta.env;

/** The origin alone: paths begin with a slash of their own. */
export const originOf = (address: string) => (address ? new URL(address).origin : '');

/** Where the API is: empty beside the pages, else the origin that these pages were built for (split hosting). */
export const API_ORIGIN: string = originOf(VITE_API_ORIGIN);

/** Sends a request there. The session's cookie travels to another origin only when that is asked for. */
export const AT_THE_API = API_ORIGIN ? { baseURL: API_ORIGIN, withCredentials: true } : {};

/** The live channel's address; it goes to the API's own host, as few static hosts pass sockets on. */
export function socketUrl(origin = API_ORIGIN): string {
  const url = new URL('/ws/notifications/', origin || window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
