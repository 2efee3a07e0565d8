import { useState } from 'react';
import { explainFailure } from '@/components/conflict/conflict';
import type { Order, OrderAction } from '../types';
import { ORDER_ACTIONS } from './actions';
import { useMoveOrder } from './use-move-order';

export interface AskedStep {
  order: Order;
  action: OrderAction;
}

export interface OrderSteps {
  /** Takes the step, or opens its dialog when it asks for something. */
  take: (order: Order, action: OrderAction) => void;
  /** Orders whose step is on its way. */
  busy: ReadonlySet<string>;
  /** Why the last step of an order was refused, by order id. */
  failures: Readonly<Record<string, string>>;
  dismiss: (id: string) => void;
  /** The step whose dialog is open. */
  asked: AskedStep | null;
  closeDialog: () => void;
}

/** The steps of the orders on a page, several of which may be on their way at once. */
export function useOrderSteps(): OrderSteps {
  const { mutateAsync } = useMoveOrder();
  const [asked, setAsked] = useState<AskedStep | null>(null);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<Record<string, string>>({});

  function dismiss(id: string) {
    setFailures((known) =>
      Object.fromEntries(Object.entries(known).filter(([each]) => each !== id)),
    );
  }

  async function move(step: AskedStep) {
    const { id } = step.order;
    dismiss(id);
    setBusy((ids) => new Set(ids).add(id));
    try {
      await mutateAsync(step);
    } catch (error) {
      setFailures((known) => ({ ...known, [id]: explainFailure(error) }));
    } finally {
      setBusy((ids) => new Set([...ids].filter((each) => each !== id)));
    }
  }

  return {
    take: (order, action) => {
      if (ORDER_ACTIONS[action].asks) setAsked({ order, action });
      else void move({ order, action });
    },
    busy,
    failures,
    dismiss,
    asked,
    closeDialog: () => setAsked(null),
  };
}
