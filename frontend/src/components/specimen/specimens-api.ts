import { http } from '@/api/client';
import type {
  NewSpecimen,
  Specimen,
  SpecimenAction,
  SpecimenPage,
  SpecimenStepInput,
} from './types';

/** More containers than any order needs. */
const OF_AN_ORDER = 200;

/** The containers of an order, the first planned first. */
export async function listSpecimensOf(order: string, signal: AbortSignal): Promise<Specimen[]> {
  const params = { order, ordering: 'created_at', page_size: OF_AN_ORDER };
  return (await http.get<SpecimenPage>('/api/specimens/', { params, signal })).data.results;
}

export async function readSpecimen(id: string, signal?: AbortSignal): Promise<Specimen> {
  return (await http.get<Specimen>(specimenPath(id), { signal })).data;
}

export async function addSpecimen(body: NewSpecimen, key: string): Promise<Specimen> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<Specimen>('/api/specimens/', body, { headers })).data;
}

export interface SpecimenMove {
  id: string;
  version: number;
  action: SpecimenAction;
  input?: SpecimenStepInput;
  key: string;
}

/** Takes one step. Refused as stale when the specimen is no longer at `version`. */
export async function moveSpecimen(move: SpecimenMove): Promise<Specimen> {
  const { id, version, action, input, key } = move;
  const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
  const url = `${specimenPath(id)}transitions/`;
  return (await http.post<Specimen>(url, { ...input, action }, { headers })).data;
}

export function specimenPath(id: string): string {
  return `/api/specimens/${encodeURIComponent(id)}/`;
}
