import type { CreatePatientRequest, OrderPatient, PatientRow } from '@/api/gen';

export type { Identifier, Patient, PatientRow, SexForRanges } from '@/api/gen';

/** Administrative, apart from the sex that reference ranges are chosen by; "" where nothing is recorded. */
export type Gender = PatientRow['gender'];

/** What tells one person from another; each order carries its own copy of it. */
export type Demographics = Omit<OrderPatient, 'id'>;

/** A patient that an order can name. */
export type ChosenPatient = Demographics & { id: string };

/** What a clinic writes about a patient. */
export type PatientContent = Required<Omit<CreatePatientRequest, 'is_distinct'>>;
