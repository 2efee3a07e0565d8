import { http } from '@/api/client';
import type {
  PaginatedOrderList,
  PaginatedPatientMergeList,
  PaginatedPatientRowList,
  PatientsListData,
} from '@/api/gen';
import { patientPath } from '@/components/patient/patients-api';
import type { Patient, PatientContent } from '@/components/patient/types';

type Cursor = string | undefined;

export type PatientQuery = NonNullable<PatientsListData['query']>;
export type PatientOrdering = NonNullable<PatientQuery['ordering']>;

export async function listPatients(
  params: PatientQuery,
  signal: AbortSignal,
): Promise<PaginatedPatientRowList> {
  return (await http.get<PaginatedPatientRowList>('/api/patients/', { params, signal })).data;
}

/** Refused as stale when the patient is no longer at `version`. */
export async function editPatient(
  id: string,
  changes: Partial<PatientContent>,
  version: number,
): Promise<Patient> {
  const headers = { 'If-Match': `"${version}"` };
  return (await http.patch<Patient>(patientPath(id), changes, { headers })).data;
}

export async function deletePatient(id: string): Promise<void> {
  await http.delete(patientPath(id));
}

/** Makes one patient a part of another; answers the one that stays. */
export async function mergePatient(id: string, into: string): Promise<Patient> {
  return (await http.post<Patient>(`${patientPath(id)}merge/`, { into })).data;
}

export async function listMerges(
  id: string,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<PaginatedPatientMergeList> {
  const params = { cursor };
  const url = `${patientPath(id)}merges/`;
  return (await http.get<PaginatedPatientMergeList>(url, { params, signal })).data;
}

/** Answers the patient that was given back. */
export async function undoMerge(id: string, mergeId: string): Promise<Patient> {
  const url = `${patientPath(id)}merges/${encodeURIComponent(mergeId)}/undo/`;
  return (await http.post<Patient>(url)).data;
}

export async function listOrdersOf(
  patient: string,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<PaginatedOrderList> {
  const params = { patient, cursor, page_size: 25 };
  return (await http.get<PaginatedOrderList>('/api/orders/', { params, signal })).data;
}
