import { isOrderStatus } from '@/components/order-status';
import type { OrderFrame } from '@/realtime/protocol';
import type { Order, OrderStatus } from '../types';

/** An order changed somewhere. The frame carries no content: the row is patched at once and read again afterwards. */
export interface OrderChange {
  id: string;
  status: OrderStatus;
  version: number;
  event: string;
}

/** The change in a frame; null for a status this version does not know. */
export function readChange({ id, status, version, event }: OrderFrame): OrderChange | null {
  return isOrderStatus(status) ? { id, status, version, event } : null;
}

/** ignored: nothing new here · patched: the row changed where it stands · waiting: the list would gain, lose or move a row. */
export type FrameEffect = 'ignored' | 'patched' | 'waiting';

export interface OpenList {
  rows: readonly Order[];
  holds: (status: OrderStatus) => boolean;
  /** True where every change moves its row, such as "last changed first". */
  sortedByChange: boolean;
}

/**
 * The order after the change; the same object when the cached one is as new or newer.
 * What may be done with it now is not in the frame, so it offers nothing until it is read again.
 */
export function patchOrder(order: Order, change: OrderChange): Order {
  if (change.id !== order.id || change.version <= order.version) return order;
  return { ...order, status: change.status, version: change.version, allowed_actions: [] };
}

/** What a frame means for the list on screen. */
export function effectOfFrame(
  { rows, holds, sortedByChange }: OpenList,
  change: OrderChange,
): FrameEffect {
  const row = rows.find(({ id }) => id === change.id);
  if (!row) return entersView(change) && holds(change.status) ? 'waiting' : 'ignored';
  if (change.version <= row.version) return 'ignored';
  return sortedByChange || !holds(change.status) ? 'waiting' : 'patched';
}

/** These change no status, so an order that is not on this page does not enter it. */
const CHANGES_CONTENT = new Set(['edit', 'correct_patient']);

function entersView({ event }: OrderChange): boolean {
  return !CHANGES_CONTENT.has(event) && !event.startsWith('specimen');
}
