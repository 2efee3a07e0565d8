import { expect, test } from 'vitest';
import { formatCountdown, formatDay, formatRelative } from './time';

const NOW = new Date(2026, 10, 23, 12, 0).getTime();
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

test.each([
  [-10, 'just now'],
  [20, 'in a moment'],
  [-60, '1 min ago'],
  [-3599, '59 min ago'],
  [-3600, '1 hr ago'],
  [7200, 'in 2 hr'],
  [-86_400, 'yesterday'],
  [-3 * 86_400, '3 days ago'],
  [-40 * 86_400, 'last month'],
  [-800 * 86_400, '2 years ago'],
])('%d s from now is "%s"', (seconds, text) => {
  expect(formatRelative(at(seconds), NOW)).toBe(text);
});

test.each([
  [-3600, 'Today'],
  [-13 * 3600, 'Yesterday'],
  [-5 * 86_400, 'Wednesday 18 November'],
])('the day %d s from now is "%s"', (seconds, text) => {
  expect(formatDay(at(seconds), NOW)).toBe(text);
});

test('formatCountdown pads the seconds', () => {
  expect(formatCountdown(65)).toBe('1:05');
  expect(formatCountdown(9)).toBe('0:09');
});
