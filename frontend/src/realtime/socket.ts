import { backoffMs } from './backoff';
import { judgeClose } from './close-codes';
import type { Connection } from './connection-store';
import { createCursor } from './cursor';
import { parseFrame, type Frame } from './protocol';

const MISSED_HEARTBEATS = 2;
const HEARTBEAT_GRACE_MS = 3_000;
const HANDSHAKE_MS = 10_000;

export interface SocketParts {
  url: string;
  /** A valid access token, or null when there is no session; rejects while the server is away. */
  getToken: () => Promise<string | null>;
  /** Asks the server whether the session lives; a dead one ends itself there. */
  checkSession: () => Promise<unknown>;
  onFrame: (frame: Frame) => void;
  onConnection: (connection: Connection) => void;
  /** Frames may have been missed. */
  onResync: () => void;
}

export interface LiveSocket {
  tryNow: () => void;
  renew: (token: string) => void;
  send: (frame: Record<string, unknown>) => void;
  close: () => void;
}

/** What happened before a hello reached no socket, so also the first one calls for another look. */
function mayHaveMissed(frame: Frame): boolean {
  return frame.type === 'hello' || (frame.type === 'error' && frame.code === 'too_far_behind');
}

/** Keeps one socket to the server open until it is closed: authenticates, resumes, watches, reconnects. */
export function openLiveSocket(parts: SocketParts): LiveSocket {
  const cursor = createCursor();
  let socket: WebSocket | null = null;
  let attempt = 0;
  let lostAt: number | null = null;
  let askedDelayMs = 0;
  let silenceMs = HANDSHAKE_MS;
  let closed = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  async function connect(): Promise<void> {
    clearTimeout(retryTimer);
    showConnecting();
    let token: string | null;
    try {
      token = await parts.getToken();
    } catch {
      retryLater();
      return;
    }
    if (closed || token === null || socket) return;
    open(token);
  }

  function open(token: string): void {
    const current = new WebSocket(parts.url);
    socket = current;
    silenceMs = HANDSHAKE_MS;
    watch(silenceMs);
    current.onopen = () => send({ type: 'auth', token, cursor: cursor.get() });
    current.onmessage = (event) => {
      if (current === socket) receive(event.data);
    };
    current.onclose = (event) => {
      if (current === socket) lose(event.code);
    };
  }

  function receive(data: unknown): void {
    const frame = parseFrame(data);
    if (frame?.type === 'hello') greet(frame.heartbeat_s);
    watch(silenceMs);
    if (!frame) return;
    if (frame.type === 'goodbye') askedDelayMs = frame.retry_after_ms;
    const { isNew, isBehind } = cursor.follow(frame);
    if (isNew) parts.onFrame(frame);
    if (isBehind) send({ type: 'resume', cursor: cursor.get() });
    if (mayHaveMissed(frame)) parts.onResync();
  }

  function greet(heartbeatS: number): void {
    silenceMs = heartbeatS * 1000 * MISSED_HEARTBEATS + HEARTBEAT_GRACE_MS;
    attempt = 0;
    lostAt = null;
    parts.onConnection({ status: 'live' });
  }

  /** Two missed heartbeats mean a dead line, also when the browser has not noticed. */
  function watch(ms: number): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => lose(1006), ms);
  }

  function lose(code: number): void {
    hangUp();
    const verdict = judgeClose(code);
    if (verdict === 'reconnect') {
      retryLater();
      return;
    }
    lostAt ??= Date.now();
    parts.onConnection({ status: 'stopped', code });
    if (verdict === 'check-session') parts.checkSession().catch(() => undefined);
  }

  function hangUp(): void {
    clearTimeout(watchdog);
    const old = socket;
    socket = null;
    old?.close();
  }

  function retryLater(): void {
    if (closed) return;
    lostAt ??= Date.now();
    const delay = Math.max(askedDelayMs, backoffMs(attempt));
    attempt += 1;
    askedDelayMs = 0;
    parts.onConnection({ status: 'lost', lostAt, retryAt: Date.now() + delay });
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void connect(), delay);
  }

  function showConnecting(): void {
    if (lostAt === null) parts.onConnection({ status: 'connecting' });
    else parts.onConnection({ status: 'lost', lostAt, retryAt: null });
  }

  function send(frame: Record<string, unknown>): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  void connect();

  return {
    tryNow: () => {
      if (!closed && !socket) void connect();
    },
    renew: (token) => send({ type: 'renew', token }),
    send,
    close: () => {
      closed = true;
      clearTimeout(retryTimer);
      hangUp();
      parts.onConnection({ status: 'idle' });
    },
  };
}
