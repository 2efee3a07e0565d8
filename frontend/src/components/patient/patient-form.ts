import { formatBorn, readBorn } from '@/lib/born';
import { checkEmail } from '@/lib/check-email';
import { PATIENT_LABELS, tellChange } from './patient-texts';
import type { Patient, PatientContent } from './types';

/** A patient as the form holds one: the date of birth is as it was typed. */
export type PatientForm = Omit<PatientContent, 'born'> & { born: string };
export type PatientField = keyof PatientForm;

export const EMPTY_PATIENT: PatientForm = {
  family_name: '',
  given_names: '',
  prefix: '',
  suffix: '',
  born: '',
  sex_for_ranges: 'unknown',
  gender: '',
  identifiers: [],
  phone: '',
  email: '',
  address: '',
  notes: '',
};

const FIELDS = Object.keys(EMPTY_PATIENT) as PatientField[];

export function formOf(patient: PatientContent): PatientForm {
  const kept = Object.fromEntries(FIELDS.map((field) => [field, patient[field]])) as PatientContent;
  return { ...kept, born: patient.born ? formatBorn(patient.born) : '' };
}

/** What keeps a form from being sent, by field. */
export type PatientFaults = Partial<Record<PatientField, string>>;

export function findFaults(form: PatientForm): PatientFaults {
  const born = readBorn(form.born);
  const email = form.email.trim() ? checkEmail(form.email) : null;
  const isHalf = filledIdentifiers(form).some(({ issuer, value }) => !issuer || !value);
  return {
    ...(!form.family_name.trim() && { family_name: 'Enter the family name.' }),
    ...('fault' in born && { born: born.fault }),
    ...(isHalf && { identifiers: 'Each identifier needs its issuer and its number.' }),
    ...(email && { email }),
  };
}

/** A form without faults as the server takes it. */
export function toContent(form: PatientForm): PatientContent {
  const born = readBorn(form.born);
  return {
    ...form,
    born: 'born' in born ? born.born : null,
    identifiers: filledIdentifiers(form),
  };
}

/** The fields in which a form says something else than the patient does. */
export function changedContent(form: PatientForm, base: Patient): Partial<PatientContent> {
  const content = toContent(form);
  return pickFields(content, (field) => !isSame(content[field], base[field]));
}

/** Puts what was typed onto a newer patient: typed fields stay, untouched ones follow the newer one. */
export function rebaseForm(form: PatientForm, base: Patient, current: Patient): PatientForm {
  const untouched = formOf(base);
  return {
    ...formOf(current),
    ...pickFields(form, (field) => !isSame(form[field], untouched[field])),
  };
}

/** What somebody else changed between two readings of the same patient, a line each. */
export function tellDifferences(before: PatientContent, after: PatientContent): string[] {
  return FIELDS.filter((field) => !isSame(before[field], after[field])).map((field) =>
    tellChange(field, before[field], after[field]),
  );
}

export function isPatientField(name: string): name is PatientField {
  return Object.hasOwn(PATIENT_LABELS, name);
}

/** The id of a field's input, for links from a list of faults. */
export function patientFieldId(field: PatientField): string {
  return `patient-${field}`;
}

/** Rows that somebody has begun to fill in. */
function filledIdentifiers({ identifiers }: PatientForm) {
  return identifiers
    .map(({ issuer, value }) => ({ issuer: issuer.trim(), value: value.trim() }))
    .filter(({ issuer, value }) => issuer !== '' || value !== '');
}

function pickFields<Fields extends object>(
  fields: Fields,
  isWanted: (field: PatientField) => boolean,
): Partial<Fields> {
  const wanted = Object.entries(fields).filter(([field]) => isWanted(field as PatientField));
  return Object.fromEntries(wanted) as Partial<Fields>;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
