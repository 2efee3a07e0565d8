import { expect, test } from 'vitest';
import { endOfDayIn, formatInZone, isDay, startOfDayIn } from './zoned-time';

test.each([
  ['Europe/Berlin', '2026-11-23', '2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z'],
  ['America/Los_Angeles', '2026-07-01', '2026-07-01T07:00:00.000Z', '2026-07-02T07:00:00.000Z'],
  ['Asia/Kolkata', '2026-01-01', '2025-12-31T18:30:00.000Z', '2026-01-01T18:30:00.000Z'],
  // The days on which the clocks change.
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['Pacific/Auckland', '2026-04-05', '2026-04-04T11:00:00.000Z', '2026-04-05T12:00:00.000Z'],
])('in %s the %s begins at %s and ends at %s', (zone, day, start, end) => {
  expect(startOfDayIn(zone, day)).toBe(start);
  expect(endOfDayIn(zone, day)).toBe(end);
});

test('shows the clock of the zone, to the second', () => {
  expect(formatInZone('2026-11-23T23:30:05Z', 'Asia/Tokyo')).toBe('24 Nov 2026, 08:30:05');
});

test.each([
  ['2026-11-23', true],
  ['2026-13-01', false],
  ['yesterday', false],
  ['', false],
  [null, false],
])('whether %j is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
