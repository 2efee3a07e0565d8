import { queryOptions } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { readSecondFactor } from './account-api';
import { readPreferences } from './settings-api';

export function preferencesQuery(organizationId: string) {
  return queryOptions({
    queryKey: tenantKey(organizationId, 'preferences'),
    queryFn: ({ signal }) => readPreferences(signal),
  });
}

export const sessionsKey = ['sessions'] as const;

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'] as const,
  queryFn: ({ signal }) => readSecondFactor(signal),
});
