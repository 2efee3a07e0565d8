import { http } from '@/api/client';
import type {
  ManifestsListData,
  Named,
  PaginatedLabList,
  ReceiveManifestRequest,
  SendManifestRequest,
  SpecimenEvents,
  SpecimensListData,
} from '@/api/gen';
import { specimenPath } from '@/components/specimen/specimens-api';
import { cursorOf } from '@/lib/query-string';
import type { Manifest, ManifestPage, Specimen, SpecimenEvent, SpecimenPage } from './types';

export type SpecimenQuery = NonNullable<SpecimensListData['query']>;
export type ManifestQuery = NonNullable<ManifestsListData['query']>;

const LABS_SHOWN = 100;
const MOST_A_PAGE = 200;
/** Twice what one manifest holds. */
const MOST_READY = 1_000;

export async function listSpecimens(
  params: SpecimenQuery,
  signal?: AbortSignal,
): Promise<SpecimenPage> {
  return (await http.get<SpecimenPage>('/api/specimens/', { params, signal })).data;
}

/** Whose specimens came last, for a lab to choose from: no list of clinics is open to it. */
export async function listClinics(signal: AbortSignal): Promise<Named[]> {
  const { results } = await listSpecimens({ page_size: MOST_A_PAGE }, signal);
  const clinics = new Map(results.map(({ clinic }) => [clinic.id, clinic]));
  return [...clinics.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** What happened to a specimen, and to those that it was collected again for; oldest first. */
export async function listSpecimenEvents(
  id: string,
  signal: AbortSignal,
): Promise<SpecimenEvent[]> {
  return (await http.get<SpecimenEvents>(`${specimenPath(id)}events/`, { signal })).data.results;
}

/** Everything that is collected and on no manifest, whichever lab it is for. */
export async function listReady(signal: AbortSignal): Promise<Specimen[]> {
  const ready: Specimen[] = [];
  let cursor: string | undefined;
  do {
    const params: SpecimenQuery = { ready_to_send: 'true', page_size: MOST_A_PAGE, cursor };
    const { results, next } = await listSpecimens(params, signal);
    ready.push(...results);
    cursor = cursorOf(next);
  } while (cursor && ready.length < MOST_READY);
  return ready;
}

export async function listLabs(signal: AbortSignal): Promise<PaginatedLabList['results']> {
  const params = { page_size: LABS_SHOWN };
  return (await http.get<PaginatedLabList>('/api/labs/', { params, signal })).data.results;
}

export async function listManifests(
  params: ManifestQuery,
  signal: AbortSignal,
): Promise<ManifestPage> {
  return (await http.get<ManifestPage>('/api/manifests/', { params, signal })).data;
}

export async function readManifest(id: string, signal: AbortSignal): Promise<Manifest> {
  return (await http.get<Manifest>(manifestPath(id), { signal })).data;
}

export async function sendManifest(body: SendManifestRequest, key: string): Promise<Manifest> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<Manifest>('/api/manifests/', body, { headers })).data;
}

export async function receiveManifest(
  id: string,
  body: ReceiveManifestRequest,
  key: string,
): Promise<Manifest> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<Manifest>(`${manifestPath(id)}receive/`, body, { headers })).data;
}

export async function withdrawManifest(id: string): Promise<Manifest> {
  return (await http.post<Manifest>(`${manifestPath(id)}withdraw/`)).data;
}

function manifestPath(id: string): string {
  return `/api/manifests/${encodeURIComponent(id)}/`;
}
