import { http } from '@/api/client';
import type { PaginatedLabList, PaginatedOrderEventList } from '@/api/gen';
import type { OrderQuery } from './list/filters';
import type {
  Lab,
  OnTime,
  Order,
  OrderAction,
  OrderContent,
  OrderEvent,
  OrderPage,
  OrderSummary,
  PlaceOrderRequest,
  StepInput,
} from './types';

const EVENTS_A_PAGE = 200;
const LABS_A_PAGE = 50;

export async function listOrders(params: OrderQuery, signal: AbortSignal): Promise<OrderPage> {
  return (await http.get<OrderPage>('/api/orders/', { params, signal })).data;
}

export async function readSummary(params: OrderQuery, signal: AbortSignal): Promise<OrderSummary> {
  return (await http.get<OrderSummary>('/api/orders/summary/', { params, signal })).data;
}

export async function exportOrders(params: OrderQuery): Promise<Blob> {
  return (await http.get<Blob>('/api/orders/export/', { params, responseType: 'blob' })).data;
}

export async function readOrder(id: string, signal?: AbortSignal): Promise<Order> {
  return (await http.get<Order>(orderPath(id), { signal })).data;
}

export async function listEvents(id: string, signal: AbortSignal): Promise<OrderEvent[]> {
  const params = { page_size: EVENTS_A_PAGE };
  const url = `${orderPath(id)}events/`;
  return (await http.get<PaginatedOrderEventList>(url, { params, signal })).data.results;
}

export async function createOrder(body: PlaceOrderRequest, key: string): Promise<Order> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<Order>('/api/orders/', body, { headers })).data;
}

/** Refused as stale when the order is no longer at `version`. */
export async function editOrder(
  id: string,
  changes: Partial<OrderContent>,
  version: number,
): Promise<Order> {
  const headers = { 'If-Match': etagOf(version) };
  return (await http.patch<Order>(orderPath(id), changes, { headers })).data;
}

export interface Move {
  id: string;
  version: number;
  action: OrderAction;
  input?: StepInput;
  key: string;
}

/** Takes one step. Refused as stale when the order is no longer at `version`. */
export async function moveOrder({ id, version, action, input, key }: Move): Promise<Order> {
  const headers = { 'If-Match': etagOf(version), 'Idempotency-Key': key };
  const url = `${orderPath(id)}transitions/`;
  return (await http.post<Order>(url, { ...input, action }, { headers })).data;
}

export async function searchLabs(search: string, signal: AbortSignal): Promise<Lab[]> {
  const params = { search: search || undefined, page_size: LABS_A_PAGE };
  return (await http.get<PaginatedLabList>('/api/labs/', { params, signal })).data.results;
}

export async function readLab(id: string, signal: AbortSignal): Promise<Lab> {
  return (await http.get<Lab>(`/api/labs/${encodeURIComponent(id)}/`, { signal })).data;
}

export async function readOnTime(
  lab: string,
  tests: readonly string[],
  signal: AbortSignal,
): Promise<OnTime> {
  const url = `/api/labs/${encodeURIComponent(lab)}/on-time/`;
  const params = new URLSearchParams(tests.map((test) => ['test', test]));
  return (await http.get<OnTime>(url, { params, signal })).data;
}

function orderPath(id: string): string {
  return `/api/orders/${encodeURIComponent(id)}/`;
}

function etagOf(version: number): string {
  return `"${version}"`;
}
