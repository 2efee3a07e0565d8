import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { useLivePollInterval } from '@/realtime/use-connection';
import { useFrames, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import { listSpecimensOf, readSpecimen } from './specimens-api';

/** Everything known of specimens stands under this key. */
export const specimensKey = (organizationId: string) => tenantKey(organizationId, 'specimens');

export const specimensOfKey = (organizationId: string, order: string) =>
  [...specimensKey(organizationId), 'of-order', order] as const;

export function specimenQuery(organizationId: string, id: string) {
  return queryOptions({
    queryKey: [...specimensKey(organizationId), 'one', id],
    queryFn: ({ signal }) => readSpecimen(id, signal),
  });
}

/** The specimens of one order, read again whenever the order changes: each of their steps is told as a change of it. */
export function useSpecimensOf(order: string) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const queryKey = specimensOfKey(organizationId, order);
  const readAgain = () => void queryClient.invalidateQueries({ queryKey });
  useFrames('order', ({ id }) => {
    if (id === order) readAgain();
  });
  useResync(readAgain);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => listSpecimensOf(order, signal),
    refetchInterval: useLivePollInterval(),
  });
}
