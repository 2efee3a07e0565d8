/** What somebody typed where a number is wanted: nothing, a number, or something else. */
export type Typed = { number: number | null } | { fault: string };

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const WHOLE = /^\d+$/;

/** Reads "4,5" and "4.5" alike. */
export function readNumber(typed: string): Typed {
  const text = typed.replace(/\s/g, '');
  if (text === '') return { number: null };
  if (!NUMBER.test(text)) return { fault: 'Write a number, such as 4.5.' };
  return { number: Number(text.replace(',', '.')) };
}

export function readWhole(typed: string): Typed {
  const text = typed.replace(/\s/g, '');
  if (text === '') return { number: null };
  return WHOLE.test(text) ? { number: Number(text) } : { fault: 'Write a whole number.' };
}

/** The number, or null where none stands or can be read. */
export function numberIn(typed: string): number | null {
  const read = readNumber(typed);
  return 'number' in read ? read.number : null;
}

export function wholeIn(typed: string): number | null {
  const read = readWhole(typed);
  return 'number' in read ? read.number : null;
}

/** A number as a field shows it. */
export function toField(number: number | null | undefined): string {
  return number == null ? '' : String(number);
}
