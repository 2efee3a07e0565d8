import { useState } from 'react';
import type { ChosenPatient } from '@/components/patient/types';
import type { Order } from '../types';

/** The patient behind the id in a form, among all that the form has named so far. */
export function useNamedPatient(id: string | null, first: ChosenPatient | null) {
  const [known, setKnown] = useState(first ? [first] : []);
  return {
    patient: known.findLast((each) => each.id === id) ?? null,
    remember: (patient: ChosenPatient | null) => {
      if (patient) setKnown((before) => [...before, patient]);
    },
  };
}

/** The patient that a clinic's order names. */
export function patientOf({ patient }: Order): ChosenPatient | null {
  return patient?.id ? { ...patient, id: patient.id } : null;
}
