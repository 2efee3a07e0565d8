import { useQuery } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { readUsualTests } from './requisition-api';

export const usualTestsKey = (organizationId: string) => tenantKey(organizationId, 'usual-tests');

/** What this clinic orders of a lab, and what it last ordered there for the patient. */
export function useUsualTests(lab: string | null, patient: string | null) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...usualTestsKey(organizationId), lab, patient],
    queryFn: ({ signal }) => readUsualTests(lab ?? '', patient, signal),
    enabled: lab !== null,
  });
}
