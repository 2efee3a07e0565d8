import { z } from 'zod/mini';
import { http } from '@/api/client';
import type { CreatePatientRequest, PaginatedPatientRowList } from '@/api/gen';
import type { ApiProblem } from '@/api/problem';
import type { Patient, PatientRow } from './types';

const MATCHES = 8;

/** The first few patients that fit the words; they may be asked for by more of them. */
export async function searchPatients(search: string, signal: AbortSignal): Promise<PatientRow[]> {
  const params = { search, page_size: MATCHES };
  return (await http.get<PaginatedPatientRowList>('/api/patients/', { params, signal })).data
    .results;
}

export async function readPatient(id: string, signal?: AbortSignal): Promise<Patient> {
  return (await http.get<Patient>(patientPath(id), { signal })).data;
}

export async function createPatient(body: CreatePatientRequest, key: string): Promise<Patient> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<Patient>('/api/patients/', body, { headers })).data;
}

export function patientPath(id: string): string {
  return `/api/patients/${encodeURIComponent(id)}/`;
}

const candidateSchema = z.looseObject({ id: z.string(), name: z.string() });

/** Who is meant by a refusal because somebody like this is there already. */
export function readCandidates({ extra }: ApiProblem): PatientRow[] {
  const read = z.array(candidateSchema).safeParse(extra.candidates);
  return read.success ? (read.data as unknown as PatientRow[]) : [];
}
