import { useState } from 'react';
import type { RowSelection } from '@/components/data-table/columns';
import { BULK_ACTIONS } from '../steps/actions';
import type { Order } from '../types';

export interface OrderSelection extends RowSelection {
  chosen: Order[];
  deselect: (ids: readonly string[]) => void;
  /** Selecting is offered where some row can be moved together with others. */
  isOffered: boolean;
}

/** The rows that are ticked; a row that has left the list is no longer among them. */
export function useSelection(orders: readonly Order[]): OrderSelection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = orders.filter(({ id }) => ticked.has(id));
  const selected = new Set(chosen.map(({ id }) => id));

  const change = (ids: readonly string[], isTicked: boolean) =>
    setTicked((known) => {
      const next = new Set(known);
      for (const id of ids) {
        if (isTicked) next.add(id);
        else next.delete(id);
      }
      return next;
    });

  return {
    selected,
    chosen,
    toggle: (id) => change([id], !selected.has(id)),
    toggleAll: () =>
      change(
        orders.map(({ id }) => id),
        selected.size < orders.length,
      ),
    deselect: (ids) => change(ids, false),
    isOffered:
      selected.size > 0 ||
      orders.some((order) => BULK_ACTIONS.some((each) => order.allowed_actions.includes(each))),
  };
}
