import { ageAt, formatBorn } from '@/lib/born';
import { isKeyOf } from '@/lib/list-params';
import type { Demographics, Gender, Identifier, PatientContent, SexForRanges } from './types';

export const SEXES: Record<SexForRanges, string> = {
  female: 'Female',
  male: 'Male',
  unknown: 'Unknown',
};

export const GENDERS: Record<Gender, string> = {
  '': 'Not recorded',
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Unknown',
};

export const PATIENT_LABELS: Record<keyof PatientContent, string> = {
  family_name: 'Family name',
  given_names: 'Given names',
  prefix: 'Prefix',
  suffix: 'Suffix',
  born: 'Date of birth',
  sex_for_ranges: 'Sex for reference ranges',
  gender: 'Gender',
  identifiers: 'Identifiers',
  phone: 'Phone',
  email: 'E-mail address',
  address: 'Address',
  notes: 'Notes',
};

/** "7 Mar 1984 (42 y)"; `now` in milliseconds. */
export function tellBorn(born: string | null, now: number): string {
  return born ? `${formatBorn(born)} (${ageAt(born, now)})` : 'Date of birth unknown';
}

export function tellIdentifier({ issuer, value }: Identifier): string {
  return `${issuer} ${value}`;
}

/** What stands behind a name so that nobody is taken for somebody else: "7 Mar 1984 (42 y) · Female · NHS 943". */
export function tellApart(patient: Demographics, now: number): string {
  const { born, sex_for_ranges: sex, identifiers } = patient;
  return [
    tellBorn(born, now),
    ...(sex === 'unknown' ? [] : [SEXES[sex]]),
    ...identifiers.map(tellIdentifier),
  ].join(' · ');
}

/** A field of a patient in words, as far as what stands there can be read. */
export function tellField(field: string, value: unknown): string {
  if (Array.isArray(value)) return value.filter(isIdentifier).map(tellIdentifier).join(', ');
  if (typeof value !== 'string') return '';
  if (field === 'born') return formatBorn(value);
  if (field === 'sex_for_ranges') return isKeyOf(SEXES, value) ? SEXES[value] : value;
  if (field === 'gender') return isKeyOf(GENDERS, value) ? GENDERS[value] : value;
  return value;
}

/** `Born: “1984” → “7 Mar 1984”` */
export function tellChange(field: string, before: unknown, after: unknown): string {
  const label = isKeyOf(PATIENT_LABELS, field) ? PATIENT_LABELS[field] : field;
  const [was, is] = [before, after].map((value) => tellField(field, value) || '—');
  return `${label}: “${was ?? ''}” → “${is ?? ''}”`;
}

function isIdentifier(value: unknown): value is Identifier {
  return typeof value === 'object' && value !== null && 'issuer' in value && 'value' in value;
}
