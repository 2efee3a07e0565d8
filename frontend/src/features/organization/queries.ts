import { queryOptions } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { readOrganization } from './organization-api';

export function organizationQuery(organizationId: string) {
  return queryOptions({
    queryKey: tenantKey(organizationId, 'organization'),
    queryFn: ({ signal }) => readOrganization(signal),
  });
}

export const membersKey = (organizationId: string) => tenantKey(organizationId, 'members');
export const invitationsKey = (organizationId: string) => tenantKey(organizationId, 'invitations');
