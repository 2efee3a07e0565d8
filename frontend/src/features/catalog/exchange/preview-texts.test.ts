import { expect, test } from 'vitest';
import { tellChange, tellCounts } from './preview-texts';

test.each([
  ['new', [], 'New'],
  ['unchanged', [], 'Unchanged'],
  ['changed', ['price', 'status', 'somewhat'], 'Changed: price, active or retired, somewhat'],
] as const)('%s %j reads "%s"', (change, fields, text) =>
  expect(tellChange({ change, fields: [...fields] })).toBe(text),
);

test('counts are told in one line', () => {
  expect(tellCounts({ new: 3, changed: 0, unchanged: 80 })).toBe('3 new, 0 changed, 80 unchanged');
});
