import type { Connection } from '@/realtime/connection-store';

export type Notice =
  | { kind: 'offline' }
  | { kind: 'paused'; retryInS: number | null }
  | { kind: 'stopped' }
  | { kind: 'back' };

const QUIET_MS = 3_000;
const BACK_SHOWN_MS = 4_000;

interface Situation {
  connection: Connection;
  online: boolean;
  now: number;
  /** When the connection came back after a loss that was shown. */
  backAt: number | null;
}

/** What the bar says, or null: short losses pass in silence. */
export function noticeFor({ connection, online, now, backAt }: Situation): Notice | null {
  if (!online) return { kind: 'offline' };
  if (connection.status === 'stopped') return { kind: 'stopped' };
  if (connection.status === 'lost') {
    if (now - connection.lostAt < QUIET_MS) return null;
    const { retryAt } = connection;
    return {
      kind: 'paused',
      retryInS: retryAt === null ? null : Math.max(1, Math.ceil((retryAt - now) / 1000)),
    };
  }
  if (backAt !== null && now - backAt < BACK_SHOWN_MS) return { kind: 'back' };
  return null;
}
