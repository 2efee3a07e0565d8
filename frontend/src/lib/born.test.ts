import { expect, test } from 'vitest';
import { ageAt, formatBorn, readBorn } from './born';

const TODAY = new Date(2026, 10, 23);

test.each([
  ['7.3.1984', '1984-03-07'],
  ['07/03/1984', '1984-03-07'],
  ['7. 3. 1984', '1984-03-07'],
  [' 1984-03-07 ', '1984-03-07'],
  ['7 Mar 1984', '1984-03-07'],
  ['07 Sept 1984', '1984-09-07'],
  ['03/1984', '1984-03'],
  ['3.1984', '1984-03'],
  ['1984-03', '1984-03'],
  ['March 1984', '1984-03'],
  ['1984', '1984'],
  ['29.2.2024', '2024-02-29'],
  ['23.11.2026', '2026-11-23'],
  ['11/2026', '2026-11'],
  ['', null],
])('"%s" is %s', (typed, born) => expect(readBorn(typed, TODAY)).toEqual({ born }));

test.each([
  ['yesterday', 'Write it as 7.3.1984, 03/1984 or 1984.'],
  ['7.3.84', 'Write it as 7.3.1984, 03/1984 or 1984.'],
  ['7 Foo 1984', 'Write it as 7.3.1984, 03/1984 or 1984.'],
  ['30.2.1984', 'There is no such day.'],
  ['13/1984', 'There is no such day.'],
  ['24.11.2026', 'This lies in the future.'],
  ['12/2026', 'This lies in the future.'],
  ['1879', 'The year is 1880 or later.'],
])('"%s" is refused: %s', (typed, fault) => expect(readBorn(typed, TODAY)).toEqual({ fault }));

test.each([
  ['1984-03-07', '7 Mar 1984', '42 y'],
  ['1984-11-24', '24 Nov 1984', '41 y'],
  ['1984-03', 'Mar 1984', 'about 42 y'],
  ['1984', '1984', 'about 42 y'],
  ['2025-06-30', '30 Jun 2025', '16 mo'],
  ['2026-11-11', '11 Nov 2026', '12 d'],
  ['2026', '2026', 'under 1 y'],
])('%s reads "%s", %s', (born, text, age) => {
  expect(formatBorn(born)).toBe(text);
  expect(readBorn(formatBorn(born), TODAY)).toEqual({ born });
  expect(ageAt(born, TODAY.getTime())).toBe(age);
});
