import { http } from '@/api/client';
import type {
  CatalogPanel,
  CatalogPanelsListData,
  CatalogTest,
  CatalogTestsListData,
  PaginatedCatalogPanelListedList,
  PaginatedCatalogTestListedList,
} from '@/api/gen';

export type TestQuery = NonNullable<CatalogTestsListData['query']>;
export type PanelQuery = NonNullable<CatalogPanelsListData['query']>;

/** A lab's own tests; for a clinic the active ones of every lab it can choose, unless `lab` names one. */
export async function listTests(
  params: TestQuery,
  signal: AbortSignal,
): Promise<PaginatedCatalogTestListedList> {
  const url = '/api/catalog/tests/';
  return (await http.get<PaginatedCatalogTestListedList>(url, { params, signal })).data;
}

export async function readTest(id: string, signal?: AbortSignal): Promise<CatalogTest> {
  return (await http.get<CatalogTest>(testPath(id), { signal })).data;
}

/** A test as it was said to be in one version. */
export async function readTestVersion(
  id: string,
  version: number,
  signal?: AbortSignal,
): Promise<CatalogTest> {
  return (await http.get<CatalogTest>(`${testPath(id)}versions/${version}/`, { signal })).data;
}

export async function listPanels(
  params: PanelQuery,
  signal: AbortSignal,
): Promise<PaginatedCatalogPanelListedList> {
  const url = '/api/catalog/panels/';
  return (await http.get<PaginatedCatalogPanelListedList>(url, { params, signal })).data;
}

/** A panel with its tests as they are now. */
export async function readPanel(id: string, signal?: AbortSignal): Promise<CatalogPanel> {
  return (await http.get<CatalogPanel>(panelPath(id), { signal })).data;
}

export async function readPanelVersion(
  id: string,
  version: number,
  signal?: AbortSignal,
): Promise<CatalogPanel> {
  return (await http.get<CatalogPanel>(`${panelPath(id)}versions/${version}/`, { signal })).data;
}

export function testPath(id: string): string {
  return `/api/catalog/tests/${encodeURIComponent(id)}/`;
}

export function panelPath(id: string): string {
  return `/api/catalog/panels/${encodeURIComponent(id)}/`;
}
