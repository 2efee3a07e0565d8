import { expect, test } from 'vitest';
import { backoffMs } from './backoff';
import { judgeClose } from './close-codes';

test.each([
  [0, 0, 1_000],
  [0, 1, 2_000],
  [3, 0.5, 8_500],
  [50, 0, 1_000],
  [50, 1, 30_000],
])('try %d with luck %d waits %d ms', (attempt, random, expected) => {
  expect(backoffMs(attempt, random)).toBe(expected);
});

test.each([
  [1006, 'reconnect'],
  [1012, 'reconnect'],
  [4001, 'reconnect'],
  [4003, 'reconnect'],
  [4501, 'check-session'],
  [4503, 'check-session'],
  [4504, 'stay-away'],
  [4505, 'stay-away'],
])('close code %d: %s', (code, verdict) => {
  expect(judgeClose(code)).toBe(verdict);
});
