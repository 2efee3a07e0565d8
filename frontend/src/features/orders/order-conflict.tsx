import { useQueryClient } from '@tanstack/react-query';
import type { Conflict } from '@/components/conflict/conflict';
import { ConflictAlert } from '@/components/conflict/conflict-alert';
import { ORDER_STATUS } from '@/components/order-status';
import { useActor } from '@/session/actor';
import { putOrder } from './cache';
import { compareOrders } from './order-words';
import { readOrder } from './orders-api';
import type { Order } from './types';

interface OrderConflictProps {
  conflict: Conflict;
  /** The order as it was when the change began. */
  base: Order;
  onReload: (current: Order) => void;
}

/** Somebody changed the order first; who looks at it meets the newer one everywhere. */
export function OrderConflict({ conflict, base, onReload }: OrderConflictProps) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();

  async function readNow() {
    const order = await readOrder(base.id);
    putOrder(queryClient, organizationId, order);
    return order;
  }

  return (
    <ConflictAlert
      conflict={conflict}
      read={readNow}
      tellDifferences={(current) => tellDifferences(base, current)}
      onReload={onReload}
    />
  );
}

function tellDifferences(before: Order, after: Order): string[] {
  const lines = compareOrders(before, after).map(
    ({ label, before: was, after: is }) => `${label}: “${was || '—'}” → “${is || '—'}”`,
  );
  if (before.status === after.status) return lines;
  const [was, is] = [ORDER_STATUS[before.status], ORDER_STATUS[after.status]];
  return [`Status: ${was.label} → ${is.label}`, ...lines];
}
