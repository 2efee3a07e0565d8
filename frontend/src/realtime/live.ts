import { socketUrl } from '@/api/place';
import { freshToken, onAccessToken, refreshToken } from '@/session/session';
import { getConnection, setConnection } from './connection-store';
import { publishFrame, publishResync } from './frame-bus';
import { openLiveSocket, type LiveSocket } from './socket';

let socket: LiveSocket | null = null;

/** Opens the page's one socket; the returned function closes it. */
export function startLive(): () => void {
  const current = openLiveSocket({
    url: socketUrl(),
    getToken: freshToken,
    checkSession: refreshToken,
    onFrame: publishFrame,
    onConnection: setConnection,
    onResync: publishResync,
  });
  socket = current;
  const stopRenewing = onAccessToken(current.renew);
  window.addEventListener('online', retryWhenLost);
  document.addEventListener('visibilitychange', retryWhenLost);
  return () => {
    stopRenewing();
    window.removeEventListener('online', retryWhenLost);
    document.removeEventListener('visibilitychange', retryWhenLost);
    current.close();
    socket = null;
  };
}

/** The network is back or the page is looked at again: no reason to wait for the next try. */
function retryWhenLost(): void {
  const isWanted = document.visibilityState === 'visible';
  if (isWanted && getConnection().status === 'lost') reconnectNow();
}

export function reconnectNow(): void {
  socket?.tryNow();
}
