import type { FieldError } from '@/api/problem';
import { tellAge } from '../ages';
import type { Faults } from './faults';
import type { TestForm } from './test-form';

/** A place that is a row or a list as a whole → the field that says it. */
const ANCHORS: readonly [place: RegExp, anchor: string][] = [
  [/^(turnaround_hours)$/, '$1.routine'],
  [/^(price)$/, '$1.amount'],
  [/(synonyms|choices)\[\d+\]$/, '$1'],
  [/((?:reference_ranges|critical)\[\d+\])$/, '$1.low'],
  [/(has_no_range_for\[\d+\])$/, '$1.from_age_days'],
  [/(values\[\d+\])$/, '$1.code'],
  [/^(specimens\[\d+\])$/, '$1.type'],
  [/^(questions\[\d+\])$/, '$1.text'],
  [/^(questions\[\d+\]\.shown_when)\.(?:key|equals)$/, '$1'],
  [/^(questions\[\d+\])\.key$/, '$1.text'],
  [/^(analytes\[\d+\])$/, '$1.name'],
];

/** The field at which a fault is shown. */
export function anchorOf(path: string): string {
  const found = ANCHORS.find(([place]) => place.test(path));
  return found ? path.replace(...found) : path;
}

/** Faults by the field that shows them; of several in one field, the first. */
export function atFields(faults: Faults): Faults {
  const shown: Faults = {};
  for (const [path, message] of Object.entries(faults)) shown[anchorOf(path)] ??= message;
  return shown;
}

/** What the server said, in words for whoever fills in the form; several of one place together. */
export function readServerFaults(errors: readonly FieldError[]): Faults {
  const faults: Faults = {};
  for (const { field, detail } of errors) {
    const before = faults[field];
    faults[field] = before ? `${before} ${tellDetail(detail)}` : tellDetail(detail);
  }
  return faults;
}

/** The server counts ages in days and calls members by their names on the wire. */
const WORDS: readonly [pattern: RegExp, words: string | ((...found: string[]) => string)][] = [
  [/, 0 days to any age/g, ' of any age'],
  [/, 0 days to (\d+) days/g, (_, days = '0') => ` under ${tellAge(Number(days))}`],
  [/(\d+) days to any age/g, (_, days = '0') => `from ${tellAge(Number(days))}`],
  [/(\d+) days/g, (_, days = '0') => tellAge(Number(days))],
  [/either sex/g, 'everyone'],
  [/, or name them in has_no_range_for/g, ', or say that there is none on purpose'],
  [/ \((?:reference_ranges|critical)\[\d+\]\)/g, ''],
  [/from_age_days/g, 'the age it begins at'],
  [/of values say is_abnormal/g, 'say of its values which are abnormal'],
];

export function tellDetail(detail: string): string {
  return WORDS.reduce(
    (text, [pattern, words]) =>
      typeof words === 'string' ? text.replace(pattern, words) : text.replace(pattern, words),
    detail,
  );
}

const PARTS: readonly [pattern: RegExp, name: string][] = [
  [/\.reference_ranges\[(\d+)\]/, 'range'],
  [/\.has_no_range_for\[(\d+)\]/, 'exception'],
  [/\.critical\[(\d+)\]/, 'critical limit'],
  [/\.values\[(\d+)\]/, 'value'],
  [/^specimens\[(\d+)\]/, 'Specimen'],
  [/^questions\[(\d+)\]/, 'Question'],
];

/** Where a fault is, in words: "Haemoglobin, range 2"; blank for the fields of the test itself. */
export function tellPlace(path: string, { analytes }: Pick<TestForm, 'analytes'>): string {
  const analyte = /^analytes\[(\d+)\]/.exec(path);
  const { name, code } = analytes[Number(analyte?.[1])] ?? { name: '', code: '' };
  const part = PARTS.map(([pattern, word]) => [word, pattern.exec(path)?.[1]] as const).find(
    ([, at]) => at !== undefined,
  );
  return [
    ...(analyte ? [name || code || `Analyte ${Number(analyte[1]) + 1}`] : []),
    ...(part ? [`${part[0]} ${Number(part[1]) + 1}`] : []),
  ].join(', ');
}

/** The id of a field's input, for links from a list of faults. */
export function fieldId(place: string): string {
  return `catalog-${place}`;
}
