import { expect, test } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { makeSpecimen } from '@/testing/specimens';
import type { ScanAnswer, ScanResult } from '../types';
import { createScanQueue, type Scan } from './scan-queue';

const ME = { id: 'person-1', name: 'Casey Moss' };
const LOST = new ApiProblem({ status: 0, code: 'network_error' });
const AWAY = new ApiProblem({ status: 503, code: 'unavailable' });
const BUSY = new ApiProblem({ status: 429, code: 'throttled', retryAfterS: 7 });
const UNDER_WAY = new ApiProblem({ status: 409, code: 'idempotency_in_progress' });
const FORBIDDEN = new ApiProblem({ status: 403, code: 'permission_denied' });

function answer(result: ScanResult): ScanAnswer {
  const specimen = makeSpecimen({ status: 'received', received_by: ME });
  return { result, specimen, order: null, manifest: null };
}

/** A queue whose requests are answered one by one with what stands in `answers`. */
function makeQueue(answers: (ScanAnswer | ApiProblem)[]) {
  const seen = {
    codes: [] as string[],
    keys: [] as string[],
    pauses: [] as number[],
    scans: [] as readonly Scan[],
  };
  const queue = createScanQueue({
    send: ({ code }, key) => {
      seen.codes.push(code);
      seen.keys.push(key);
      const next = answers.shift();
      if (!next) throw new Error('nothing more was to be sent');
      return next instanceof ApiProblem ? Promise.reject(next) : Promise.resolve(next);
    },
    pause: (ms) => {
      seen.pauses.push(ms);
      return Promise.resolve();
    },
    onChange: (scans) => {
      seen.scans = scans;
    },
  });
  const add = (code: string) => queue.add({ code, intent: 'receive' });
  return { queue, add, seen };
}

function resultOf({ state }: Scan): string {
  return state.status === 'settled' ? state.result : state.status;
}

test('scans keep their order and none is lost while no answer comes', async () => {
  const { add, seen } = makeQueue([LOST, AWAY, answer('received'), answer('unknown')]);
  const [first, second] = await Promise.all([add('one'), add('two')]);
  expect(seen.codes).toEqual(['one', 'one', 'one', 'two']);
  expect(seen.pauses).toEqual([1_000, 2_000]);
  expect([first, second].map(resultOf)).toEqual(['received', 'unknown']);
  expect(seen.scans.map(({ request }) => request.code)).toEqual(['two', 'one']);
});

test('the server says how long to wait; without, the pauses grow up to 15 s', async () => {
  const { add, seen } = makeQueue([BUSY, ...Array<ApiProblem>(6).fill(LOST), answer('received')]);
  await add('one');
  expect(seen.pauses).toEqual([7_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test('what is sent again is the same scan to the server, another one is not', async () => {
  const { add, seen } = makeQueue([LOST, UNDER_WAY, answer('received'), answer('unknown')]);
  const [first] = await Promise.all([add('one'), add('one')]);
  expect(resultOf(first)).toBe('received');
  const [key, ...others] = seen.keys;
  expect(others).toEqual([key, key, expect.not.stringMatching(key ?? '')]);
});

test('a refusal is final and holds up nobody', async () => {
  const { add, seen } = makeQueue([FORBIDDEN, answer('received')]);
  const [first, second] = await Promise.all([add('one'), add('two')]);
  expect([first, second].map(resultOf)).toEqual(['refused', 'received']);
  expect(seen.pauses).toEqual([]);
});

test('a specimen that was moved on since is shown as it is now', async () => {
  const given = answer('received');
  const { queue, add, seen } = makeQueue([given]);
  await add('one');
  const before = given.specimen ?? makeSpecimen();
  queue.amend({ ...before, status: 'expected' });
  const [scan] = seen.scans;
  expect(scan?.state.status === 'settled' && scan.state.answer.specimen?.status).toBe('expected');
});

test('what is left of a session that is over is not sent in the next one', async () => {
  const { queue, add, seen } = makeQueue([LOST]);
  const left = [add('one'), add('two')];
  queue.stop();
  await Promise.all(left);
  expect(seen.codes).toEqual([]);
});

test('what an earlier page left goes first to last, each with its key', async () => {
  const { queue, seen, add } = makeQueue([answer('received'), answer('unknown')]);
  const left = (code: string) => ({
    request: { code, intent: 'receive' as const },
    key: `key of ${code}`,
    at: Date.now(),
  });
  queue.resume([left('one')]);
  await add('two');
  expect(seen.codes).toEqual(['one', 'two']);
  expect(seen.keys[0]).toBe('key of one');
  expect(seen.scans.map(resultOf)).toEqual(['unknown', 'received']);
});

test('what is older than a day is told, not sent', async () => {
  const { queue, seen } = makeQueue([]);
  const at = Date.now() - 25 * 3_600_000;
  queue.resume([{ request: { code: 'one', intent: 'receive' }, key: 'k', at }]);
  await Promise.resolve();
  expect(seen.codes).toEqual([]);
  expect(seen.scans.map(resultOf)).toEqual(['refused']);
});
