import { expect, test } from 'vitest';
import { changedMembers, rebase, tellDifferences } from './rebase';

const base = { name: 'Sodium', loinc: '', tests: ['1'] };
const labels = { name: 'Name', loinc: 'LOINC', tests: 'Tests' };

test('only what differs is sent', () => {
  expect(changedMembers({ ...base, tests: ['1', '2'] }, base)).toEqual({ tests: ['1', '2'] });
  expect(changedMembers({ ...base }, base)).toEqual({});
});

test('onto a newer one, what was typed stays and the rest follows', () => {
  const current = { name: 'Na', loinc: '2951-2', tests: ['3'] };
  expect(rebase({ ...base, tests: ['2'] }, base, current)).toEqual({
    name: 'Na',
    loinc: '2951-2',
    tests: ['2'],
  });
});

test('differences are told in words', () => {
  expect(tellDifferences(base, { ...base, loinc: '2951-2', tests: [] }, labels)).toEqual([
    'LOINC: “—” → “2951-2”',
    'Tests: changed',
  ]);
});
