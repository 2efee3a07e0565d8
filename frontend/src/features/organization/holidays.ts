import type { Holiday } from '@/api/gen';

/** What is wrong with the days on which nobody works; null where nothing is. */
export function checkHolidays(days: readonly Holiday[]): string | null {
  if (days.some(({ date }) => !date)) return 'Enter the date of each holiday, or remove it.';
  const dates = new Set(days.map(({ date }) => date));
  return dates.size < days.length ? 'Give each date once.' : null;
}

/** In the order of the calendar, names without spaces around them. */
export function sortedHolidays(days: readonly Holiday[]): Holiday[] {
  return days
    .map(({ date, name = '' }) => ({ date, name: name.trim() }))
    .sort((one, other) => one.date.localeCompare(other.date));
}
