import { useQueryClient } from '@tanstack/react-query';
import { useFrames, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import { orderKeys, patchCached } from '../cache';
import { patchOrder, readChange } from '../list/apply-order-frame';

/** Keeps one order and its timeline as the server has them. */
export function useLiveOrder(id: string): void {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();

  function readAgain() {
    void queryClient.invalidateQueries({ queryKey: orderKeys.detail(organizationId, id) });
    void queryClient.invalidateQueries({ queryKey: orderKeys.events(organizationId, id) });
  }

  useFrames('order', (frame) => {
    const change = readChange(frame);
    if (change?.id !== id) return;
    patchCached(queryClient, organizationId, id, (order) => patchOrder(order, change));
    readAgain();
  });
  useResync(readAgain);
}
