import { useDebouncedCallback } from '@mantine/hooks';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useFlash } from '@/components/live-list/use-flash';
import { useFrames, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import { effectOfFrame, patchOrder, readChange, type OpenList } from './apply-order-frame';
import { orderKeys, patchCached, putOrder, type LoadedPage } from '../cache';
import { readOrder } from '../orders-api';
import { holdsStatus, type OrderFilters } from './filters';

const COUNTS_AFTER_MS = 1_000;
const NONE: ReadonlySet<string> = new Set();

export interface LiveOrders {
  /** Rows that have just changed. */
  flashing: ReadonlySet<string>;
  /** How many orders would enter, leave or move if the list were read again. */
  waiting: number;
  show: () => void;
}

/** Keeps the list on screen live without moving a row under the pointer. */
export function useLiveOrders(
  { data, isPlaceholderData }: UseQueryResult<LoadedPage>,
  filters: OrderFilters,
): LiveOrders {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const { flashing, flash } = useFlash();
  const [arrived, setArrived] = useState({ loadedAt: 0, ids: NONE });
  const loadedAt = data?.loadedAt ?? 0;
  const ids = arrived.loadedAt === loadedAt ? arrived.ids : NONE;
  const list: OpenList = {
    // While another view loads, the rows on screen are the old one's.
    rows: isPlaceholderData ? [] : (data?.results ?? []),
    holds: (status) => holdsStatus(filters, status),
    sortedByChange: filters.ordering.endsWith('updated_at'),
  };

  const readLists = () =>
    void queryClient.invalidateQueries({ queryKey: orderKeys.lists(organizationId) });
  const readCounts = useDebouncedCallback(
    () => void queryClient.invalidateQueries({ queryKey: orderKeys.summaries(organizationId) }),
    COUNTS_AFTER_MS,
  );

  async function readAgain(id: string) {
    const order = await readOrder(id).catch(() => null);
    if (order) putOrder(queryClient, organizationId, order);
  }

  useFrames('order', (frame) => {
    const change = readChange(frame);
    if (!change) return;
    readCounts();
    const effect = effectOfFrame(list, change);
    if (effect === 'ignored') return;
    if (list.rows.length === 0) {
      readLists();
      return;
    }
    if (effect === 'waiting') {
      setArrived({ loadedAt, ids: new Set(ids).add(change.id) });
    }
    if (list.rows.some(({ id }) => id === change.id)) {
      patchCached(queryClient, organizationId, change.id, (order) => patchOrder(order, change));
      flash(change.id);
      void readAgain(change.id);
    }
  });

  useResync(() => {
    void queryClient.invalidateQueries({ queryKey: orderKeys.all(organizationId) });
  });

  const leaving = list.rows.filter(({ status }) => !list.holds(status)).map(({ id }) => id);
  return { flashing, waiting: new Set([...ids, ...leaving]).size, show: readLists };
}
