import type { Analyte, Question, ReferenceRange, Specimen } from '@/api/gen';

export const TEMPERATURES: Record<Specimen['transport_temperature'], string> = {
  ambient: 'At room temperature',
  refrigerated: 'Refrigerated, 2–8 °C',
  frozen: 'Frozen',
};

export const QUESTION_KINDS: Record<Question['kind'], string> = {
  yes_no: 'Yes or no',
  number: 'A number',
  choice: 'One of several',
  date: 'A date',
  text: 'A few words',
};

export const VALUE_TYPES: Record<Analyte['value_type'], string> = {
  numeric: 'A number',
  coded: 'One of several values',
  text: 'A few words',
};

const HOURS_A_DAY = 24;
const DAYS_FROM_HOURS = 48;

/** "24 hours", "7 days" */
export function tellHours(hours: number): string {
  if (hours >= DAYS_FROM_HOURS && hours % HOURS_A_DAY === 0) return `${hours / HOURS_A_DAY} days`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** With as many decimals as the lab reports, or more where the limit has them. */
export function tellNumber(value: number, decimals: number | null = null): string {
  return new Intl.NumberFormat('en-GB', {
    useGrouping: false,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: 12,
  }).format(value);
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A unit of UCUM as people write it: "10⁹/L" for 10*9/L, "mIU/L" for m[IU]/L; nothing for a bare ratio. */
export function tellUnit(unit: string | undefined): string {
  if (!unit || unit === '1') return '';
  return unit
    .replace(/10[*^](\d+)/g, (_, power: string) => `10${power.replace(/\d/g, raised)}`)
    .replace(/[[\]]/g, '');
}

function raised(digit: string): string {
  return RAISED.charAt(Number(digit));
}

type Limits = Pick<ReferenceRange, 'low' | 'high' | 'text'>;

/** "4.0 – 11.0", "from 40", "up to 5"; with the words that go with it. */
export function tellLimits({ low, high, text }: Limits, decimals: number | null = null): string {
  const [from, to] = [low, high].map((limit) =>
    limit == null ? null : tellNumber(limit, decimals),
  );
  const limits = [
    ...(from && to ? [`${from} – ${to}`] : []),
    ...(from && !to ? [`from ${from}`] : []),
    ...(to && !from ? [`up to ${to}`] : []),
  ];
  return [...limits, ...(text ? [text] : [])].join(', ');
}

/** An answer that a question waits for, as people say it. */
export function tellAnswer(answer: boolean | number | string): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return String(answer);
}
