export type Connection =
  | { status: 'idle' }
  | { status: 'connecting' }
  | { status: 'live' }
  /** Waiting for the next try at `retryAt` (ms); down since `lostAt` (ms). */
  | { status: 'lost'; lostAt: number; retryAt: number | null }
  /** The server asked to stay away; only a person's try brings it back. */
  | { status: 'stopped'; code: number };

let connection: Connection = { status: 'idle' };
const listeners = new Set<() => void>();

export function getConnection(): Connection {
  return connection;
}

export function setConnection(next: Connection): void {
  connection = next;
  for (const listener of listeners) listener();
}

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
