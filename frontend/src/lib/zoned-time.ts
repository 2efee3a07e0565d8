const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is a day of the calendar, written "2026-11-23". */
export function isDay(text: string | null): text is string {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** "23 Nov 2026, 10:42:07", as clocks show it in that time zone. */
export function formatInZone(iso: string, timeZone: string): string {
  return formatterOf(timeZone).format(new Date(iso));
}

/** The first instant of a day in a time zone. */
export function startOfDayIn(timeZone: string, day: string): string {
  return midnightIn(timeZone, Date.parse(day));
}

/** The first instant after that day. */
export function endOfDayIn(timeZone: string, day: string): string {
  const midnight = new Date(day);
  return midnightIn(timeZone, midnight.setUTCDate(midnight.getUTCDate() + 1));
}

/** `asIfUtc` is the midnight of UTC; that of the zone is as far from it as its clocks are. */
function midnightIn(timeZone: string, asIfUtc: number): string {
  const guess = asIfUtc - offsetAt(timeZone, asIfUtc);
  // Where clocks change in between, the offset of midnight itself counts.
  return new Date(asIfUtc - offsetAt(timeZone, guess)).toISOString();
}

function offsetAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [read('year'), read('month'), read('day')];
  return Date.UTC(year, month - 1, day, read('hour'), read('minute'), read('second')) - at;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  formatters.set(timeZone, made);
  return made;
}
