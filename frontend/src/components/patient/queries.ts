import { queryOptions } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { readPatient } from './patients-api';

/** Everything known of the clinic's patients stands under this key. */
export const patientsKey = (organizationId: string) => tenantKey(organizationId, 'patients');

export function patientQuery(organizationId: string, id: string) {
  return queryOptions({
    queryKey: [...patientsKey(organizationId), 'one', id],
    queryFn: ({ signal }) => readPatient(id, signal),
  });
}
