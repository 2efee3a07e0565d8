import { expect, test } from 'vitest';
import {
  checkSpans,
  endFromField,
  likeMonday,
  readHours,
  toField,
  type Span,
} from './opening-hours';

test.each<[Span[], string | null]>([
  [[], null],
  [[['08:00', '17:00']], null],
  [
    [
      ['13:00', '24:00'],
      ['08:00', '12:00'],
    ],
    null,
  ],
  [[['17:00', '08:00']], 'Each time has to end after it begins.'],
  [[['08:00', '08:00']], 'Each time has to end after it begins.'],
  [[['', '08:00']], 'Enter both times.'],
  [
    [
      ['08:00', '12:30'],
      ['12:00', '17:00'],
    ],
    'These times overlap.',
  ],
])('%j: %s', (spans, fault) => {
  expect(checkSpans(spans)).toBe(fault);
});

test('reads what the wire says, leaving out closed days and nonsense', () => {
  const wire = { mon: [['08:00', '17:00']], tue: [], wed: 'noon', thu: [['08:00']], holiday: [] };
  expect(readHours(wire)).toEqual({ mon: [['08:00', '17:00']] });
  expect(readHours(undefined)).toEqual({});
});

test('the end of a day is midnight in a time field', () => {
  expect(toField('24:00')).toBe('00:00');
  expect(endFromField('00:00')).toBe('24:00');
  expect(endFromField('18:30')).toBe('18:30');
});

test('copies Monday to the working days and leaves the weekend', () => {
  const hours = likeMonday({ mon: [['09:00', '16:00']], sat: [['10:00', '12:00']] });
  expect(hours.fri).toEqual([['09:00', '16:00']]);
  expect(hours.sat).toEqual([['10:00', '12:00']]);
});
