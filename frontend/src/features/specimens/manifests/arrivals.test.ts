import { expect, test } from 'vitest';
import { makeSpecimen } from '@/testing/specimens';
import type { ManifestSpecimen } from '../types';
import { findArrived, findMissing, hasArrived, tickScanned } from './arrivals';

function listed(changes: Partial<ManifestSpecimen> = {}): ManifestSpecimen {
  return { ...makeSpecimen({ status: 'collected' }), arrived: null, ...changes };
}

const [first, second] = [listed({ accession_number: 'HEL000010K' }), listed()];
const before = listed({ status: 'in_use', received_at: '2026-11-23T08:00:00Z' });
const cancelled = listed({ status: 'cancelled' });
const all = [first, second, before, cancelled];

test('missing is what is still on its way and was not ticked; what came before is neither', () => {
  const ticked = new Set([first.id, before.id]);
  expect(findMissing(all, ticked)).toEqual([second]);
  expect(findArrived(all, ticked)).toEqual([first.id]);
  expect(all.map((each) => hasArrived(each, ticked))).toEqual([true, false, true, false]);
});

test('nothing ticked, everything on its way is missing', () => {
  expect(findMissing(all, new Set())).toEqual([first, second]);
  expect(findArrived(all, new Set())).toEqual([]);
});

test('after the receipt it counts what the receipt says', () => {
  const received = listed({ status: 'received', arrived: true });
  const lost = listed({ status: 'rejected', arrived: false, received_at: '2026-11-25T08:00:00Z' });
  expect([received, lost].map((each) => hasArrived(each, new Set()))).toEqual([true, false]);
});

test.each([
  ['HEL000010K', 'ticked'],
  ['hel-0000 1ok', 'ticked'],
  ['HELooooiok', 'ticked'],
  ['HEL000099K', 'not_listed'],
  [before.accession_number, 'known'],
])('a scan of %s is %s', (code, result) => {
  expect(tickScanned(code, all, new Set()).result).toBe(result);
});

test('the same scanned twice is known', () => {
  expect(tickScanned('HEL000010K', all, new Set([first.id])).result).toBe('known');
});
