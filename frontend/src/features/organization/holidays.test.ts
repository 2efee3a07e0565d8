import { expect, test } from 'vitest';
import { checkHolidays, sortedHolidays } from './holidays';

const christmas = { date: '2026-12-25', name: 'Christmas Day' };

test.each([
  [[], null],
  [[christmas, { date: '2026-12-26' }], null],
  [[christmas, { date: '', name: 'Easter' }], 'Enter the date of each holiday, or remove it.'],
  [[christmas, { date: '2026-12-25', name: 'Again' }], 'Give each date once.'],
])('%j: %s', (days, fault) => expect(checkHolidays(days)).toBe(fault));

test('they are kept in the order of the calendar', () => {
  const easter = { date: '2026-04-05', name: ' Easter ' };
  expect(sortedHolidays([christmas, easter])).toEqual([
    { date: '2026-04-05', name: 'Easter' },
    christmas,
  ]);
});
