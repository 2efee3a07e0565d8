import { useSyncExternalStore } from 'react';
import { getConnection, subscribeConnection, type Connection } from './connection-store';

const POLL_MS = 30_000;

export function useConnection(): Connection {
  return useSyncExternalStore(subscribeConnection, getConnection);
}

/** A query's `refetchInterval`: false while frames arrive, 30 s while the socket is down. */
export function useLivePollInterval(): number | false {
  return useConnection().status === 'live' ? false : POLL_MS;
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** False while the browser knows that it has no network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}
