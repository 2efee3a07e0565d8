import { expect, test } from 'vitest';
import type { Connection } from '@/realtime/connection-store';
import { noticeFor, type Notice } from './connection-notice';

const NOW = 1_000_000;
const lost = (forMs: number, retryInMs: number | null): Connection => ({
  status: 'lost',
  lostAt: NOW - forMs,
  retryAt: retryInMs === null ? null : NOW + retryInMs,
});

test.each<[string, Connection, boolean, number | null, Notice | null]>([
  ['nothing while live', { status: 'live' }, true, null, null],
  ['nothing while connecting', { status: 'connecting' }, true, null, null],
  ['a short loss passes in silence', lost(2_900, 5_000), true, null, null],
  ['a lasting loss counts down', lost(3_000, 4_200), true, null, { kind: 'paused', retryInS: 5 }],
  ['a try under way', lost(9_000, null), true, null, { kind: 'paused', retryInS: null }],
  ['told to stay away', { status: 'stopped', code: 4505 }, true, null, { kind: 'stopped' }],
  ['no network goes first', lost(60_000, 100), false, null, { kind: 'offline' }],
  ['just back', { status: 'live' }, true, NOW - 1_000, { kind: 'back' }],
  ['back for a while', { status: 'live' }, true, NOW - 4_000, null],
])('%s', (_name, connection, online, backAt, expected) => {
  expect(noticeFor({ connection, online, now: NOW, backAt })).toEqual(expected);
});
