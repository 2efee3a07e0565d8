import { expect, test } from 'vitest';
import { tellHours, tellLimits, tellUnit } from './detail-texts';

test.each([
  [1, '1 hour'],
  [24, '24 hours'],
  [48, '2 days'],
  [50, '50 hours'],
])('%d: %s', (hours, text) => expect(tellHours(hours)).toBe(text));

test.each([
  [{ low: 4, high: 11 }, 1, '4.0 – 11.0'],
  [{ low: 0.125, high: null }, 1, 'from 0.125'],
  [{ low: null, high: 5, text: 'fasting' }, 0, 'up to 5, fasting'],
  [{ low: 0, high: 12000 }, null, '0 – 12000'],
  [{ text: 'negative' }, null, 'negative'],
])('%j with %s decimals reads "%s"', (range, decimals, text) =>
  expect(tellLimits(range, decimals)).toBe(text),
);

test.each([
  ['10*9/L', '10⁹/L'],
  ['10*12/L', '10¹²/L'],
  ['m[IU]/L', 'mIU/L'],
  ['mg/dL', 'mg/dL'],
  ['1', ''],
  [undefined, ''],
])('%s is shown as "%s"', (unit, text) => expect(tellUnit(unit)).toBe(text));
