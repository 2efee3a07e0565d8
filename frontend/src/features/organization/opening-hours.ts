export const WEEKDAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

export type Weekday = keyof typeof WEEKDAYS;
/** From and to, as "08:00"; midnight at the end is "24:00". */
export type Span = [from: string, to: string];
export type OpeningHours = Partial<Record<Weekday, Span[]>>;

const DAYS = Object.keys(WEEKDAYS) as Weekday[];
const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const USUAL_SPAN: Span = ['08:00', '17:00'];
const MIDNIGHT = '24:00';

function isSpan(value: unknown): value is Span {
  return Array.isArray(value) && value.length === 2 && value.every((at) => typeof at === 'string');
}

/** The hours on the wire, without days that have none. */
export function readHours(wire: unknown): OpeningHours {
  const entries = Object.entries(wire ?? {}) as [string, unknown][];
  return Object.fromEntries(
    DAYS.flatMap((day) => {
      const spans = entries.find(([name]) => name === day)?.[1];
      const good = Array.isArray(spans) ? spans.filter(isSpan) : [];
      return good.length > 0 ? [[day, good]] : [];
    }),
  );
}

/** What is wrong with the spans of a day; null where nothing is. */
export function checkSpans(spans: readonly Span[]): string | null {
  if (spans.some(([from, to]) => !from || !to)) return 'Enter both times.';
  if (spans.some(([from, to]) => from >= to)) return 'Each time has to end after it begins.';
  const sorted = [...spans].sort();
  const overlaps = sorted.some(([from], index) => from < (sorted[index - 1]?.[1] ?? ''));
  return overlaps ? 'These times overlap.' : null;
}

export function isComplete(hours: OpeningHours): boolean {
  return DAYS.every((day) => checkSpans(hours[day] ?? []) === null);
}

/** A time field knows no 24:00: the end of a day is its midnight. */
export function toField(at: string): string {
  return at === MIDNIGHT ? '00:00' : at;
}

export function endFromField(at: string): string {
  return at === '00:00' ? MIDNIGHT : at;
}

/** Monday's hours for every working day. */
export function likeMonday(hours: OpeningHours): OpeningHours {
  const { mon = [] } = hours;
  return { ...hours, ...Object.fromEntries(WORKDAYS.map((day) => [day, mon])) };
}
