import { expect, test } from 'vitest';
import { makeTest } from '@/testing/catalog';
import { findFaults } from './faults';
import { formOf } from './read-test';
import { EMPTY_RANGE, EMPTY_TEST } from './test-form';

const good = formOf(makeTest());

test('a known test lacks nothing', () => expect(findFaults(good)).toEqual({}));

test('an empty form says what is missing, each at its place', () => {
  expect(Object.keys(findFaults(EMPTY_TEST))).toEqual([
    'name',
    'code',
    'category',
    'specimens[0].type',
    'turnaround_hours',
    'analytes[0].name',
    'analytes[0].code',
    'analytes[0].unit',
    'analytes[0].decimals',
  ]);
});

test('what cannot be read is named where it stands', () => {
  const range = { ...EMPTY_RANGE, low: 'four', to: { count: '1.5', unit: 'years' as const } };
  const analytes = good.analytes.map((analyte) => ({ ...analyte, reference_ranges: [range] }));
  expect(findFaults({ ...good, analytes, price: { amount: '12 EUR', currency: 'EUR' } })).toEqual({
    'price.amount': 'Write a number, such as 4.5.',
    'analytes[0].reference_ranges[0].to_age_days': 'Write a whole number.',
    'analytes[0].reference_ranges[0].low': 'Write a number, such as 4.5.',
  });
});
