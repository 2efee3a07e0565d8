import { queryOptions } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { readPanel, readPanelVersion, readTest, readTestVersion } from './catalog-api';

/** Everything read of catalogues stands under this key. */
export const catalogKey = (organizationId: string) => tenantKey(organizationId, 'catalog');

/** A test as it is now, or as it was in `version`. */
export function testQuery(organizationId: string, id: string, version: number | null = null) {
  return queryOptions({
    queryKey: [...catalogKey(organizationId), 'test', id, version],
    queryFn: ({ signal }) =>
      version === null ? readTest(id, signal) : readTestVersion(id, version, signal),
  });
}

export function panelQuery(organizationId: string, id: string, version: number | null = null) {
  return queryOptions({
    queryKey: [...catalogKey(organizationId), 'panel', id, version],
    queryFn: ({ signal }) =>
      version === null ? readPanel(id, signal) : readPanelVersion(id, version, signal),
  });
}
