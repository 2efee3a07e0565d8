const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
// Short, a month would be "mo".
const relativeLongFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const dateTimeFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const STEPS: readonly [limitS: number, unitS: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [HOUR, MINUTE, 'minute'],
  [DAY, HOUR, 'hour'],
  [30 * DAY, DAY, 'day'],
  [365 * DAY, 30 * DAY, 'month'],
  [Infinity, 365 * DAY, 'year'],
];

/** "5 min. ago", "in 2 hr.", "just now"; `now` in milliseconds. */
export function formatRelative(iso: string, now: number = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 45) return seconds > 5 ? 'in a moment' : 'just now';
  const step = STEPS.find(([limit]) => distance < limit);
  const [, unitS, unit] = step ?? [Infinity, 365 * DAY, 'year'];
  const count = Math.sign(seconds) * Math.max(1, Math.floor(distance / unitS));
  const format = unitS > DAY ? relativeLongFormat : relativeFormat;
  return format.format(count, unit).replace('.', '');
}

/** "23 Nov 2026, 10:42", in the reader's time zone. */
export function formatDateTime(iso: string): string {
  return dateTimeFormat.format(new Date(iso));
}

/** "10:42", in the reader's time zone. */
export function formatTime(at: string | number): string {
  return timeFormat.format(new Date(at));
}

/** "Today", "Yesterday" or "Monday 23 November". */
export function formatDay(iso: string, now: number = Date.now()): string {
  const day = startOfDay(Date.parse(iso));
  if (day === startOfDay(now)) return 'Today';
  if (day === startOfDay(startOfDay(now) - 1)) return 'Yesterday';
  return dayFormat.format(day);
}

/** The local midnight before `at`, both in milliseconds. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "1:05", for count-downs. */
export function formatCountdown(seconds: number): string {
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}
