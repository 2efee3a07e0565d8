import { expect, test } from 'vitest';
import { createCursor } from './cursor';
import type { Frame } from './protocol';

const hello = (changes: object = {}): Frame => ({
  type: 'hello',
  user_id: 'u',
  organization_id: 'o',
  heartbeat_s: 15,
  unread: 0,
  epoch: 'e1',
  head: 10,
  recovered: true,
  ...changes,
});
const notification = (seq: number): Frame => ({
  type: 'notification',
  seq,
  id: `n${seq}`,
  kind: 'order_held',
  message: '',
  order: null,
  created_at: '2026-11-23T10:00:00Z',
  manifest: null,
  is_read: false,
});

test('starts at the head and follows notifications', () => {
  const cursor = createCursor();
  expect(cursor.get()).toBeUndefined();
  cursor.follow(hello());
  cursor.follow(notification(11));
  expect(cursor.get()).toEqual({ epoch: 'e1', seq: 11 });
});

test('a notification that was seen is not new', () => {
  const cursor = createCursor();
  cursor.follow(hello());
  expect(cursor.follow(notification(11)).isNew).toBe(true);
  expect(cursor.follow(notification(11)).isNew).toBe(false);
  expect(cursor.follow(notification(9)).isNew).toBe(false);
});

test('a reconnect goes on where it was, not at the head', () => {
  const cursor = createCursor();
  cursor.follow(hello());
  cursor.follow(hello({ head: 14 }));
  expect(cursor.get()).toEqual({ epoch: 'e1', seq: 10 });
  expect(cursor.follow(notification(12)).isNew).toBe(true);
});

test.each([
  ['another epoch', { epoch: 'e2', head: 3 }],
  ['too far behind', { recovered: false, head: 500 }],
])('%s starts over at the head', (_name, changes) => {
  const cursor = createCursor();
  cursor.follow(hello());
  cursor.follow(hello(changes));
  expect(cursor.get()?.seq).toBe(changes.head);
});

test('a heartbeat ahead of us shows what was lost, until the server says we have all', () => {
  const cursor = createCursor();
  cursor.follow(hello());
  const heartbeat: Frame = { type: 'heartbeat', head: 12, unread: 0 };
  expect(cursor.follow(heartbeat).isBehind).toBe(true);
  cursor.follow({ type: 'synced', seq: 12 });
  expect(cursor.follow(heartbeat).isBehind).toBe(false);
});
