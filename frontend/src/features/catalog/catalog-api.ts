import { http } from '@/api/client';
import type {
  CatalogCategoriesListData,
  CatalogPanel,
  CatalogTest,
  Category,
  Compendium,
  Lab,
  NewCatalogPanelRequest,
  NewCatalogTestRequest,
  PaginatedLabList,
  PatchedCatalogPanelContentRequest,
  PatchedCatalogTestContentRequest,
  Taken,
  Version,
} from '@/api/gen';
import { panelPath, testPath } from '@/components/catalog/catalog-api';
import type { Kind } from './list/filters';

type CategoryQuery = NonNullable<CatalogCategoriesListData['query']>;
export type StatusStep = 'retire' | 'reactivate';

const PATHS = { tests: testPath, panels: panelPath } satisfies Record<Kind, unknown>;
const MOST_LABS = 50;

export async function listCategories(
  params: CategoryQuery,
  signal: AbortSignal,
): Promise<Category[]> {
  return (await http.get<Category[]>('/api/catalog/categories/', { params, signal })).data;
}

export async function listLabs(search: string, signal: AbortSignal): Promise<Lab[]> {
  const params = { search: search || undefined, page_size: MOST_LABS };
  return (await http.get<PaginatedLabList>('/api/labs/', { params, signal })).data.results;
}

/** When it was changed, the latest first. */
export async function listVersions(
  kind: Kind,
  id: string,
  signal: AbortSignal,
): Promise<Version[]> {
  return (await http.get<Version[]>(`${PATHS[kind](id)}versions/`, { signal })).data;
}

export async function createTest(body: NewCatalogTestRequest, key: string): Promise<CatalogTest> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<CatalogTest>('/api/catalog/tests/', body, { headers })).data;
}

/** Refused as stale when the test is no longer at `version`. */
export async function editTest(
  id: string,
  changes: PatchedCatalogTestContentRequest,
  version: number,
): Promise<CatalogTest> {
  const headers = ifMatch(version);
  return (await http.patch<CatalogTest>(testPath(id), changes, { headers })).data;
}

export async function createPanel(
  body: NewCatalogPanelRequest,
  key: string,
): Promise<CatalogPanel> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<CatalogPanel>('/api/catalog/panels/', body, { headers })).data;
}

export async function editPanel(
  id: string,
  changes: PatchedCatalogPanelContentRequest,
  version: number,
): Promise<CatalogPanel> {
  const headers = ifMatch(version);
  return (await http.patch<CatalogPanel>(panelPath(id), changes, { headers })).data;
}

/** Offers it no longer, or again. */
export async function setStatus(
  kind: Kind,
  id: string,
  step: StatusStep,
  version: number,
): Promise<void> {
  const headers = ifMatch(version);
  await http.post(`${PATHS[kind](id)}${step}/`, undefined, { headers });
}

export async function readCompendium(signal: AbortSignal): Promise<Compendium> {
  return (await http.get<Compendium>('/api/catalog/compendium/', { signal })).data;
}

/** Takes over what these codes name, and with it what it holds and is calculated from. */
export async function takeCompendium(codes: readonly string[]): Promise<Taken> {
  const params = { only: codes.join(',') };
  return (await http.post<Taken>('/api/catalog/compendium/', undefined, { params })).data;
}

function ifMatch(version: number) {
  return { 'If-Match': `"${version}"` };
}
