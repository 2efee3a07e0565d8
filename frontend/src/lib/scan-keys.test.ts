import { expect, test } from 'vitest';
import { createKeyReader } from './scan-keys';

/** Reads the keys, so many ms apart; answers what the last one was taken for. */
function readAll(keys: readonly string[], apart: number, beforeEnd = apart) {
  const read = createKeyReader();
  return keys
    .map((key, index) => {
      const isLast = index === keys.length - 1;
      return read({ key, timeStamp: 1_000 + index * apart + (isLast ? beforeEnd - apart : 0) });
    })
    .at(-1);
}

const keysOf = (text: string) => Array.from(text);
const NUMBER = ['Shift', 'H', 'Shift', 'E', 'Shift', 'L', ...keysOf('000042')];

test.each([
  ['fast keys and Enter', [...NUMBER, 'Enter'], 5, 5, { kind: 'scan', code: 'HEL000042' }],
  ['a hand', [...NUMBER, 'Enter'], 120, 120, { kind: 'single' }],
  ['fast keys, and Enter by hand', [...NUMBER, 'Enter'], 5, 200, { kind: 'single' }],
  ['too few signs', [...keysOf('0000042'), 'Enter'], 5, 5, { kind: 'single' }],
  ['fast keys so far', [...NUMBER], 5, 5, { kind: 'burst' }],
  ['shortcuts, however fast', keysOf('jjjjx'), 5, 5, { kind: 'single' }],
  ['fast keys that end otherwise', [...NUMBER, 'Escape'], 5, 5, { kind: 'single' }],
])('%s', (_what, keys, apart, beforeEnd, expected) => {
  expect(readAll(keys, apart, beforeEnd)).toEqual(expected);
});

test('what was typed by hand before is no part of the scan', () => {
  const read = createKeyReader();
  read({ key: 'x', timeStamp: 0 });
  keysOf('12345678').forEach((key, index) => read({ key, timeStamp: 500 + index * 5 }));
  expect(read({ key: 'Enter', timeStamp: 540 })).toEqual({ kind: 'scan', code: '12345678' });
});
