import { expect, test } from 'vitest';
import { moved, newRowNumber } from './lists';

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, 0, ['c', 'a', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 3, ['a', 'b', 'c']],
])('from %d to %d: %j', (from, to, list) => expect(moved(['a', 'b', 'c'], from, to)).toEqual(list));

test('a new row has a number of its own', () => {
  expect(newRowNumber([])).toBe(0);
  expect(newRowNumber([{ row: 4 }, { row: 1 }])).toBe(5);
});
