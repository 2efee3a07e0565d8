import type { Specimen, SpecimenOrder } from './types';

const ENDED = new Set<Specimen['status']>(['discarded', 'rejected', 'cancelled']);
const CLOSED = new Set<SpecimenOrder['status']>(['draft', 'rejected', 'cancelled']);

/** Nothing more is drawn or printed for such an order. */
export function isClosed(order: Pick<SpecimenOrder, 'status'>): boolean {
  return CLOSED.has(order.status);
}

/** Whether a container still counts: what does not is never labelled again. */
export function isLabelled({ status, order }: Pick<Specimen, 'status' | 'order'>): boolean {
  return !ENDED.has(status) && !isClosed(order);
}
