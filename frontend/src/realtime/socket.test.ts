import { ws } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { server } from '@/testing/server';
import type { Connection } from './connection-store';
import type { Frame } from './protocol';
import { openLiveSocket, type LiveSocket } from './socket';

const URL = 'ws://localhost/ws/notifications/';
const link = ws.link(URL);
type Client = Parameters<Parameters<typeof link.addEventListener>[1]>[0]['client'];

const HELLO = {
  type: 'hello',
  user_id: 'u',
  organization_id: 'o',
  heartbeat_s: 15,
  token_exp: 0,
  unread: 2,
  epoch: 'e1',
  head: 10,
  recovered: true,
};

/** The server's side: what it heard, and its open connections, newest last. */
let heard: Record<string, unknown>[] = [];
let clients: Client[] = [];
let greets = true;

let frames: Frame[] = [];
let connections: Connection[] = [];
/** When the socket last became live, on the test's clock, in ms. */
let liveAt = 0;
const getToken = vi.fn<() => Promise<string | null>>();
const checkSession = vi.fn<() => Promise<void>>();
const onResync = vi.fn();
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  [heard, clients, frames, connections, greets] = [[], [], [], [], true];
  getToken.mockReset().mockResolvedValue('token-1');
  checkSession.mockReset().mockResolvedValue(undefined);
  onResync.mockReset();
  server.use(
    link.addEventListener('connection', ({ client }) => {
      clients.push(client);
      client.addEventListener('message', (event) => {
        const frame = JSON.parse(event.data as string) as Record<string, unknown>;
        heard.push(frame);
        if (frame.type === 'auth' && greets) say(HELLO);
      });
    }),
  );
  socket = openLiveSocket({
    url: URL,
    getToken,
    checkSession,
    onResync,
    onFrame: (frame) => frames.push(frame),
    onConnection: (connection) => {
      connections.push(connection);
      if (connection.status === 'live') liveAt = Date.now();
    },
  });
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
});

function say(frame: object): void {
  clients.at(-1)?.send(JSON.stringify(frame));
}
const note = (seq: number) => ({
  type: 'notification',
  seq,
  id: `n${seq}`,
  kind: 'order_held',
  message: 'm',
  order: null,
  created_at: '2026-11-23T10:00:00Z',
  manifest: null,
  is_read: false,
});
const status = () => connections.at(-1)?.status;
// Patient: a busy machine delivers a frame late.
const until = (isTrue: () => boolean) =>
  vi.waitFor(() => expect(isTrue()).toBe(true), { timeout: 10_000 });
const untilLive = () => until(() => status() === 'live');

test('authenticates with its first frame and is live after the hello', async () => {
  await untilLive();
  expect(heard).toEqual([{ type: 'auth', token: 'token-1' }]);
  expect(connections.map((each) => each.status)).toEqual(['connecting', 'live']);
  expect(onResync).toHaveBeenCalledTimes(1);
});

test('resumes at its cursor after a loss, and asks for a resync', async () => {
  await untilLive();
  say(note(11));
  await until(() => frames.some((frame) => frame.type === 'notification'));
  clients.at(-1)?.close(1012);
  await until(() => status() === 'lost');
  await vi.advanceTimersByTimeAsync(2_000);
  await untilLive();
  expect(heard.at(-1)).toEqual({
    type: 'auth',
    token: 'token-1',
    cursor: { epoch: 'e1', seq: 11 },
  });
  expect(onResync).toHaveBeenCalledTimes(2);
});

test('hands on a replayed notification once', async () => {
  await untilLive();
  say(note(11));
  say(note(11));
  say(note(12));
  await until(() => frames.at(-1)?.type === 'notification' && frames.length >= 3);
  expect(frames.filter((frame) => frame.type === 'notification')).toHaveLength(2);
});

test('asks for what a heartbeat shows to be missing', async () => {
  await untilLive();
  say({ type: 'heartbeat', head: 13, unread: 5 });
  await until(() => heard.length === 2);
  expect(heard[1]).toEqual({ type: 'resume', cursor: { epoch: 'e1', seq: 10 } });
});

// Losses are read from what was said and when, on the test's clock: a busy machine lets that clock
// run on, and a first try again, a second later, may be live before the test looks.
const firstLoss = () => connections.find((each) => each.status === 'lost');

test('two missed heartbeats count as a loss', async () => {
  await untilLive();
  const firstLiveAt = liveAt;
  await vi.advanceTimersByTimeAsync(33_000);
  expect(firstLoss()?.lostAt).toBe(firstLiveAt + 2 * HELLO.heartbeat_s * 1000 + 3_000);
});

test('heartbeats keep it live', async () => {
  await untilLive();
  for (let beat = 0; beat < 3; beat += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    const seen = frames.length;
    say({ type: 'heartbeat', head: 10, unread: 2 });
    await until(() => frames.length > seen);
  }
  expect(connections.map((each) => each.status)).toEqual(['connecting', 'live']);
});

test('a server that never greets counts as a loss', async () => {
  greets = false;
  await until(() => clients.length === 1);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(status()).toBe('lost');
});

test('waits as long as a goodbye asks for', async () => {
  await untilLive();
  say({ type: 'goodbye', retry_after_ms: 20_000 });
  await until(() => frames.at(-1)?.type === 'goodbye');
  clients.at(-1)?.close(1012);
  await until(() => status() === 'lost');
  const loss = firstLoss();
  expect((loss?.retryAt ?? 0) - (loss?.lostAt ?? 0)).toBe(20_000);
  expect(clients).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(20_000);
  await until(() => clients.length === 2);
});

test.each([4504, 4505])('stays away after %d until a person asks', async (code) => {
  await untilLive();
  clients.at(-1)?.close(code);
  await until(() => status() === 'stopped');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(clients).toHaveLength(1);
  expect(checkSession).not.toHaveBeenCalled();
  socket.tryNow();
  await until(() => clients.length === 2);
});

test('asks after the session when the server says that it ended', async () => {
  await untilLive();
  clients.at(-1)?.close(4503);
  await until(() => status() === 'stopped');
  expect(checkSession).toHaveBeenCalledTimes(1);
});

test('tries again when no token can be had', async () => {
  await untilLive();
  getToken.mockRejectedValueOnce(new Error('offline'));
  clients.at(-1)?.close(1012);
  await until(() => status() === 'lost');
  await vi.advanceTimersByTimeAsync(2_500);
  // The failed try, and perhaps already the one after it: the pause between them has jitter.
  await until(() => getToken.mock.calls.length >= 2);
  await vi.advanceTimersByTimeAsync(5_000);
  await untilLive();
});

test('renews its token without reconnecting', async () => {
  await untilLive();
  socket.renew('token-2');
  await until(() => heard.length === 2);
  expect(heard[1]).toEqual({ type: 'renew', token: 'token-2' });
  expect(clients).toHaveLength(1);
});

test('stays closed once closed', async () => {
  await untilLive();
  socket.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(clients).toHaveLength(1);
  expect(status()).toBe('idle');
});
