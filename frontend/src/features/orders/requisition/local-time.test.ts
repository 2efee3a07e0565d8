import { expect, test } from 'vitest';
import { ofTimeField, toTimeField } from './local-time';

test('a field and the wire name the same moment', () => {
  const at = ofTimeField('2026-11-24T08:05');
  expect(at).toMatch(/^2026-11-2\dT\d\d:\d5:00Z$/);
  expect(toTimeField(at)).toBe('2026-11-24T08:05');
});

test('nothing is no moment', () => {
  expect([ofTimeField(''), toTimeField(null)]).toEqual([null, '']);
});
