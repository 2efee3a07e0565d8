/** A date of birth on the wire: "1984-03-07", or as much of it as is known: "1984-03", "1984". */

const EARLIEST_YEAR = 1880;
const WHOLE_DAY = '1984-03-07'.length;
const DAY_MS = 86_400_000;

/** Small children are counted in months, the smallest in days. */
const MONTHS_COUNT_BELOW = 24;
const DAYS_COUNT_BELOW = 2;

/** What was understood, or why nothing was. Nothing typed is a date that is not known. */
export type ReadBorn = { born: string | null } | { fault: string };

const HOW = 'Write it as 7.3.1984, 03/1984 or 1984.';

/** How people write dates, the day before the month; each gives year, month and day by name. */
const FORMS = [
  /^(?<year>\d{4})$/,
  /^(?<month>\d{1,2})[./ -](?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})$/,
  /^(?<day>\d{1,2})[./ -]\s?(?<month>\d{1,2})[./ -]\s?(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\.? (?<word>\p{L}{3,})\.? (?<year>\d{4})$/u,
  /^(?<word>\p{L}{3,})\.? (?<year>\d{4})$/u,
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a date as it was typed; `today` bounds it. */
export function readBorn(typed: string, today: Date = new Date()): ReadBorn {
  const text = typed.trim().replaceAll(/\s+/g, ' ');
  if (text === '') return { born: null };
  const parts = FORMS.map((form) => form.exec(text)?.groups).find(Boolean);
  if (!parts) return { fault: HOW };
  const { year = '', word, day } = parts;
  const month = word ? monthOf(word) : parts.month;
  if (month === '00') return { fault: HOW };
  const born = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return judge(born, today);
}

function judge(born: string, today: Date): ReadBorn {
  const isOnCalendar = born.length === 4 || startOf(born).toISOString().startsWith(born);
  if (!isOnCalendar) return { fault: 'There is no such day.' };
  if (Number(born.slice(0, 4)) < EARLIEST_YEAR) {
    return { fault: `The year is ${EARLIEST_YEAR} or later.` };
  }
  if (born > isoDay(today).slice(0, born.length)) return { fault: 'This lies in the future.' };
  return { born };
}

function monthOf(word: string): string {
  const place = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return String(place).padStart(2, '0');
}

/** Today in the reader's own time zone, as the wire writes it. */
function isoDay(at: Date): string {
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

const LOOKS: Record<number, Intl.DateTimeFormat> = {
  7: formatWith({ month: 'short', year: 'numeric' }),
  10: formatWith({ day: 'numeric', month: 'short', year: 'numeric' }),
};

function formatWith(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
}

/** "7 Mar 1984", "Mar 1984" or "1984": no more than is known. */
export function formatBorn(born: string): string {
  return LOOKS[born.length]?.format(startOf(born)) ?? born;
}

/** "42 y", "7 mo", "12 d"; "about 42 y" where only the year or the month is known. */
export function ageAt(born: string, now: number): string {
  const today = isoDay(new Date(now));
  const months = monthsBetween(born, today);
  const years = Math.floor(months / 12);
  if (born.length < WHOLE_DAY) return years > 0 ? `about ${years} y` : 'under 1 y';
  if (months >= MONTHS_COUNT_BELOW) return `${years} y`;
  if (months >= DAYS_COUNT_BELOW) return `${months} mo`;
  return `${(startOf(today).getTime() - startOf(born).getTime()) / DAY_MS} d`;
}

function monthsBetween(born: string, today: string): number {
  const [bornYear, bornMonth, bornDay] = partsOf(born);
  const [year, month, day] = partsOf(today);
  return (year - bornYear) * 12 + month - bornMonth - (day < bornDay ? 1 : 0);
}

/** Midnight in UTC of its first day. */
function startOf(born: string): Date {
  const [year, month, day] = partsOf(born);
  return new Date(Date.UTC(year, month - 1, day));
}

function partsOf(born: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = born.split('-').map(Number);
  return [year, month, day];
}
