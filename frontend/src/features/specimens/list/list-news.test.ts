import { expect, test } from 'vitest';
import { makeSpecimen } from '@/testing/specimens';
import type { Specimen } from '../types';
import { changesSpecimens, findChanged, findNews, patchPage } from './list-news';

const [a, b, c, d] = [makeSpecimen(), makeSpecimen(), makeSpecimen(), makeSpecimen()];
const pageOf = (results: Specimen[], next: string | null = null) => ({
  results,
  next,
  previous: null,
  loadedAt: 1,
});

test('what came and what went counts', () => {
  const shown = pageOf([b, c]);
  const fresh = pageOf([a, b]);
  expect(findNews(shown, fresh)).toEqual([a]);
  expect(findNews(fresh, shown)).toEqual([c]);
});

test('what a full page pushes over its end is no news', () => {
  const shown = pageOf([b, c], '/next');
  const fresh = pageOf([a, b], '/next');
  expect(findNews(shown, fresh)).toEqual([a]);
  expect(findNews(fresh, shown)).toEqual([]);
});

test('nothing in common: everything is news', () => {
  expect(findNews(pageOf([a, b], '/next'), pageOf([c, d], '/next'))).toEqual([c, d]);
});

test('rows are patched where they stand, never with an older version', () => {
  const shown = pageOf([a, { ...b, version: 5 }]);
  const now = { ...a, status: 'received' as const, version: 2 };
  const patched = patchPage(shown, [{ ...b, version: 4 }, c, now]);
  expect(patched.results).toEqual([now, { ...b, version: 5 }]);
  expect(findChanged(shown, patched)).toEqual([a.id]);
});

test.each([
  ['submit', true],
  ['specimen_received', true],
  ['specimens_sent', true],
  ['review', false],
])('%s: worth a look %s', (event, expected) => {
  expect(changesSpecimens(event)).toBe(expected);
});
