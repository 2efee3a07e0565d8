import { expect, test } from 'vitest';
import { runBounded, type ItemResult } from './run-bounded';

test('runs no more than the limit at once and tells every outcome', async () => {
  const told = new Map<number, ItemResult>();
  let running = 0;
  let most = 0;
  const run = async (item: number) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (item % 3 === 0) throw new Error(`no ${item}`);
  };
  await runBounded(
    [1, 2, 3, 4, 5, 6],
    2,
    run,
    (item, result) => told.set(item, result),
    (error) => (error as Error).message,
  );
  expect(most).toBe(2);
  expect(Object.fromEntries(told)).toEqual({
    1: { state: 'done' },
    2: { state: 'done' },
    3: { state: 'failed', reason: 'no 3' },
    4: { state: 'done' },
    5: { state: 'done' },
    6: { state: 'failed', reason: 'no 6' },
  });
});
