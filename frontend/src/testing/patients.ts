import { HttpResponse } from 'msw';
import type { Patient, PatientMerge } from '@/api/gen';

let counter = 0;

/** A patient as their clinic reads one; each has an id and a number of their own. */
export function makePatient(changes: Partial<Patient> = {}): Patient {
  counter += 1;
  return {
    id: `patient-${counter}`,
    name: 'Okonkwo, Chiamaka',
    prefix: '',
    given_names: 'Chiamaka',
    family_name: 'Okonkwo',
    suffix: '',
    born: '1984-03-07',
    sex_for_ranges: 'female',
    gender: '',
    identifiers: [{ issuer: 'NHS', value: `943 ${counter}` }],
    phone: '',
    email: '',
    address: '',
    notes: '',
    version: 1,
    merged_into: null,
    created_at: '2026-11-23T08:00:00Z',
    updated_at: '2026-11-23T08:00:00Z',
    ...changes,
  };
}

export function makeMerge(changes: Partial<PatientMerge> = {}): PatientMerge {
  counter += 1;
  return {
    id: `merge-${counter}`,
    merged: makePatient({ name: 'Okonkwo, C.' }),
    merged_by: { id: 'person-1', name: 'Casey Moss' },
    merged_at: '2026-11-23T09:00:00Z',
    moved: { orders: 2 },
    undone_by: null,
    undone_at: null,
    ...changes,
  };
}

/** Somebody like this is there already. */
export function refuseAsKnown(
  code: 'likely_duplicate' | 'identifier_taken',
  candidates: Patient[],
) {
  const body = { type: 'about:blank', title: code, status: 409, detail: '', code, errors: [] };
  return HttpResponse.json({ ...body, request_id: 'req-1', candidates }, { status: 409 });
}
