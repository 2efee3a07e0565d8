import { expect, test } from 'vitest';
import { daysOf, readAge, tellAge, tellAges, tellWhom } from './ages';

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [15, '15 days'],
  [30, '1 month'],
  [183, '6 months'],
  [365, '12 months'],
  [730, '2 years'],
  [731, '731 days'],
  [3652, '10 years'],
  [6570, '6570 days'],
  [6574, '18 years'],
  [14610, '40 years'],
])('%d days are %s', (days, text) => expect(tellAge(days)).toBe(text));

test('whatever is shown means the same number of days again', () => {
  for (let days = 0; days <= 150 * 366; days += 1) expect(daysOf(readAge(days))).toBe(days);
});

test.each([
  [{}, 'Any age'],
  [{ from_age_days: 6574 }, 'From 18 years'],
  [{ from_age_days: 0, to_age_days: 30 }, 'Under 1 month'],
  [{ from_age_days: 30, to_age_days: 730 }, '1 month to under 2 years'],
])('%j reads "%s"', (whom, text) => expect(tellAges(whom)).toBe(text));

test('whom a range is for stands in one line', () => {
  expect(tellWhom({ sex: 'female', to_age_days: 6574 })).toBe('Female, under 18 years');
});
