import { useQuery, useQueryClient } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { useLivePollInterval } from '@/realtime/use-connection';
import { useFrames, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import { listAttachments } from './attachments-api';

export const attachmentsKey = (organizationId: string, order: string | undefined) =>
  tenantKey(organizationId, 'attachments', order);

/** The files of one order, read again whenever the order changes; none of one that is not written down yet. */
export function useAttachments(order: string | undefined) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const queryKey = attachmentsKey(organizationId, order);
  const readAgain = () => void queryClient.invalidateQueries({ queryKey });
  useFrames('order', ({ id }) => {
    if (id === order) readAgain();
  });
  useResync(readAgain);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => listAttachments(order ?? '', signal),
    enabled: order !== undefined,
    refetchInterval: useLivePollInterval(),
  });
}
