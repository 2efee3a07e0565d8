import { formatBorn } from '@/lib/born';
import type { Collection, OrderAnswer } from '../types';

export const COLLECTIONS: Record<Exclude<Collection, ''>, string> = {
  here: 'Here, now',
  planned: 'Planned for later',
  by_lab: 'By the lab',
};

/** "Yes", "12.5 h", "7 Mar 2026". */
export function tellAnswer({ kind, answer, unit }: Omit<OrderAnswer, 'key' | 'text'>): string {
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (kind === 'date' && typeof answer === 'string') return formatBorn(answer);
  return `${answer} ${unit}`.trim();
}

/** "Is the patient fasting? Yes; In which week? 12 wk" */
export function tellAnswers(answers: readonly OrderAnswer[]): string {
  return answers.map((each) => `${each.text} ${tellAnswer(each)}`).join('; ');
}

/** "36 hours", "60 days": days as soon as there are two whole ones. */
export function tellHours(hours: number): string {
  const isDays = hours >= 48 && hours % 24 === 0;
  const [count, unit] = isDays ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * "Thu 26 Nov, 14:00", and whose time that is where the lab's clocks show another than the reader's:
 * "Thu 26 Nov, 14:00 (lab's time, CET)".
 */
export function tellPromise(dueAt: string, labZone: string | undefined, ownZone?: string): string {
  const there = tellMoment(dueAt, labZone);
  if (there === tellMoment(dueAt, ownZone)) return there;
  return `${there} (lab’s time, ${zoneName(dueAt, labZone)})`;
}

function tellMoment(iso: string, timeZone: string | undefined): string {
  const [date, time] = [
    { weekday: 'short', day: 'numeric', month: 'short' },
    { hour: '2-digit', minute: '2-digit' },
  ].map((options) =>
    new Intl.DateTimeFormat('en-GB', {
      ...(options as Intl.DateTimeFormatOptions),
      timeZone,
    }).format(new Date(iso)),
  );
  return `${date?.replace(',', '') ?? ''}, ${time ?? ''}`;
}

function zoneName(iso: string, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' });
  return (
    parts.formatToParts(new Date(iso)).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  );
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "3 Mar", in the reader's time zone. */
export function tellDay(iso: string): string {
  return dayFormat.format(new Date(iso));
}
