import type { NotificationFrame } from '@/realtime/protocol';

/** True where the address already shows this order: on its own page or beside the list. */
export function isOnScreen(
  orderId: string,
  location: { pathname: string; search: string },
): boolean {
  return (
    location.pathname === `/orders/${orderId}` ||
    new URLSearchParams(location.search).get('order') === orderId
  );
}

/** One toast an order, so that several steps of it collapse into one. */
export function toastId({ id, order }: NotificationFrame): string {
  return `toast-${order?.id ?? id}`;
}

/** The newest message, with how many there were before it in the same toast. */
export function toastText({ message }: NotificationFrame, count: number): string {
  return count > 1 ? `${message} (${count} updates)` : message;
}
