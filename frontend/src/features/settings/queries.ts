import { queryOptions } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { readPreferences } from './settings-api';

export function preferencesQuery(organizationId: string) {
  return queryOptions({
    queryKey: tenantKey(organizationId, 'preferences'),
    queryFn: ({ signal }) => readPreferences(signal),
  });
}
