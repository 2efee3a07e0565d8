import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useActor } from '@/session/actor';
import { ORDER_ACTIONS } from './actions';
import { orderKeys, patchCached, putOrder } from '../cache';
import { moveOrder, readOrder } from '../orders-api';
import type { Order, OrderAction, StepInput } from '../types';

export interface OrderStep {
  order: Order;
  action: OrderAction;
  input?: StepInput;
}

/** Moves an order on. A refused step leaves the cache as the server has it; the caller says why. */
export function useMoveOrder() {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const keyOf = useStepKeys();

  return useMutation({
    mutationFn: (step: OrderStep) =>
      moveOrder({
        id: step.order.id,
        version: step.order.version,
        action: step.action,
        input: step.input,
        key: keyOf(step),
      }),
    onMutate: ({ order, action }) => {
      const status = ORDER_ACTIONS[action].optimistic;
      if (!status) return;
      patchCached(queryClient, organizationId, order.id, (cached) => ({
        ...cached,
        status,
        allowed_actions: [],
      }));
    },
    onSuccess: (order) => putOrder(queryClient, organizationId, order),
    onError: async (_error, { order }) => {
      patchCached(queryClient, organizationId, order.id, (cached) =>
        cached.version > order.version ? cached : order,
      );
      const current = await readOrder(order.id).catch(() => null);
      if (current) putOrder(queryClient, organizationId, current);
    },
    onSettled: (_data, _error, { order }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: orderKeys.summaries(organizationId) }),
        queryClient.invalidateQueries({ queryKey: orderKeys.events(organizationId, order.id) }),
      ]),
  });
}

/** The same step on the same version sent again carries the same key, so that a lost answer cannot move an order twice. */
function useStepKeys(): (step: OrderStep) => string {
  const keys = useRef(new Map<string, string>());
  return ({ order, action, input }) => {
    const name = JSON.stringify([order.id, order.version, action, input]);
    const key = keys.current.get(name) ?? crypto.randomUUID();
    keys.current.set(name, key);
    return key;
  };
}
