import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { patientsKey } from '@/components/patient/queries';
import { tenantKey } from '@/lib/query-keys';
import { cursorOf } from '@/lib/query-string';
import { useGrowingList } from '@/lib/use-growing-list';
import { useActor } from '@/session/actor';
import { listMerges, listOrdersOf, listPatients, type PatientOrdering } from './patients-api';

/** The patients that fit the words, page after page as one list. */
export function usePatientList(search: string, ordering: PatientOrdering) {
  const { organizationId } = useActor();
  return useInfiniteQuery({
    queryKey: [...patientsKey(organizationId), 'list', { search, ordering }],
    queryFn: ({ pageParam, signal }) =>
      listPatients({ ...(search && { search }), ordering, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => cursorOf(next),
    select: ({ pages }) => ({ results: pages.flatMap(({ results }) => results) }),
    placeholderData: keepPreviousData,
    // A row must not move because somebody came back to the window.
    refetchOnWindowFocus: false,
  });
}

export function useMerges(id: string) {
  const { organizationId } = useActor();
  return useGrowingList([...patientsKey(organizationId), 'merges', id], (cursor, signal) =>
    listMerges(id, cursor, signal),
  );
}

/** The key of every patient's orders; it begins as that of all orders does. */
export const patientOrdersKey = (organizationId: string) =>
  tenantKey(organizationId, 'orders', 'of-patient');

export function usePatientOrders(id: string) {
  const { organizationId } = useActor();
  return useGrowingList([...patientOrdersKey(organizationId), id], (cursor, signal) =>
    listOrdersOf(id, cursor, signal),
  );
}
