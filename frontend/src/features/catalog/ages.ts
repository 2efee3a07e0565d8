/** Ages as reference ranges have them: in days since birth on the wire, in people's units on the screen. */

export const AGE_UNITS = { days: 'days', months: 'months', years: 'years' } as const;

export type AgeUnit = keyof typeof AGE_UNITS;

export interface Age {
  count: number;
  unit: AgeUnit;
}

const DAYS_IN: Record<AgeUnit, number> = { days: 1, months: 365.25 / 12, years: 365.25 };
/** From so many on, a unit is the one that people use. */
const USED_FROM: readonly [unit: AgeUnit, count: number][] = [
  ['years', 2],
  ['months', 1],
];

export function daysOf({ count, unit }: Age): number {
  // Half a day goes down, as in the compendium: 18 years are 6574 days.
  return Math.max(0, Math.ceil(count * DAYS_IN[unit] - 0.5));
}

/** The age in the largest unit that says it exactly. */
export function readAge(days: number): Age {
  for (const [unit, least] of USED_FROM) {
    const count = Math.round(days / DAYS_IN[unit]);
    if (count >= least && daysOf({ count, unit }) === days) return { count, unit };
  }
  return { count: days, unit: 'days' };
}

/** "18 years", "1 month", "15 days" */
export function tellAge(days: number): string {
  const { count, unit } = readAge(days);
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** Whom a range is for, on the wire. */
export interface Whom {
  sex?: 'any' | 'female' | 'male';
  from_age_days?: number;
  to_age_days?: number | null;
}

/** "Any age", "under 18 years", "from 18 years", "1 month to under 2 years" */
export function tellAges({ from_age_days: from = 0, to_age_days: to = null }: Whom): string {
  if (to === null) return from === 0 ? 'Any age' : `From ${tellAge(from)}`;
  return from === 0 ? `Under ${tellAge(to)}` : `${tellAge(from)} to under ${tellAge(to)}`;
}

export const SEX_WORDS = { any: 'Everyone', female: 'Female', male: 'Male' } as const;

/** "Female, under 18 years" */
export function tellWhom(whom: Whom): string {
  const ages = tellAges(whom);
  return `${SEX_WORDS[whom.sex ?? 'any']}, ${ages.charAt(0).toLowerCase()}${ages.slice(1)}`;
}
