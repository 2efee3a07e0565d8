import type { OrdersListData } from '@/api/gen';
import { ORDER_PRIORITY } from '@/components/order-priority';
import { ORDER_STATUS } from '@/components/order-status';
import { type DateToken, endOfToken, isDateToken, startOfToken } from './date-tokens';
import type { OrderPriority, OrderStatus } from '../types';
import { findView, ORDERINGS, type OrderOrdering, type OrderView, type ViewSet } from './views';

/** What the list shows, as it stands in the URL. */
export interface OrderFilters {
  view: OrderView;
  status: OrderStatus[];
  priority: OrderPriority[];
  from: DateToken | null;
  to: DateToken | null;
  changed: DateToken | null;
  overdue: boolean;
  search: string;
  ordering: OrderOrdering;
  pageSize: number;
  cursor: string | null;
}

/** The same as the server understands it. */
export type OrderQuery = NonNullable<OrdersListData['query']>;

export const PAGE_SIZES = [25, 50, 100, 200];
const DEFAULT_PAGE_SIZE = 50;

/** Reads the URL and drops what it does not know, so that a mistyped link still shows a list. */
export function parseFilters(params: URLSearchParams, viewSet: ViewSet): OrderFilters {
  const view = findView(viewSet, params.get('view'));
  const ordering = params.get('sort');
  const pageSize = Number(params.get('size'));
  return {
    view,
    status: listParam(params, 'status', ORDER_STATUS).filter(
      (status) => view.statuses.length === 0 || view.statuses.includes(status),
    ),
    priority: listParam(params, 'priority', ORDER_PRIORITY),
    from: tokenParam(params, 'from'),
    to: tokenParam(params, 'to'),
    changed: tokenParam(params, 'changed'),
    overdue: params.get('overdue') === 'true',
    search: params.get('search')?.trim() ?? '',
    ordering: isKeyOf(ORDERINGS, ordering) ? ordering : viewSet.ordering,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : DEFAULT_PAGE_SIZE,
    cursor: params.get('cursor'),
  };
}

export type FilterChange = Partial<Record<FilterParam, string | null>>;
type FilterParam =
  | 'view'
  | 'status'
  | 'priority'
  | 'from'
  | 'to'
  | 'changed'
  | 'overdue'
  | 'search'
  | 'sort'
  | 'size';

/** The URL after a change: empty values leave, and the list starts again on its first page. */
export function changeFilters(params: URLSearchParams, change: FilterChange): URLSearchParams {
  const changed = new URLSearchParams(params);
  changed.delete('cursor');
  for (const [name, value] of Object.entries(change)) {
    if (value) changed.set(name, value);
    else changed.delete(name);
  }
  return changed;
}

/** Resolves the relative days and the view to what the list endpoint takes. */
export function toQuery(filters: OrderFilters, now: Date): OrderQuery {
  return {
    ...toExportQuery(filters, now),
    page_size: filters.pageSize,
    ...(filters.cursor && { cursor: filters.cursor }),
  };
}

/** The whole list behind the page on screen. */
export function toExportQuery(filters: OrderFilters, now: Date): OrderQuery {
  return {
    ...toCountQuery(filters, now),
    status: filters.status.length > 0 ? filters.status : [...filters.view.statuses],
    ...(filters.view.changedToday && { updated_since: startOfToken('today', now) }),
    ...(filters.view.needsAttention && { needs_attention: 'true' }),
    ordering: filters.ordering,
  };
}

/** What the counts on the tabs stand for: every filter except the tab and its statuses. */
export function toCountQuery(filters: OrderFilters, now: Date): OrderQuery {
  return {
    ...(filters.priority.length > 0 && { priority: filters.priority }),
    ...(filters.from && { created_after: startOfToken(filters.from, now) }),
    ...(filters.to && { created_before: endOfToken(filters.to, now) }),
    ...(filters.changed && { updated_since: startOfToken(filters.changed, now) }),
    ...(filters.overdue && { overdue: 'true' }),
    ...(filters.search && { search: filters.search }),
  };
}

/** Whether an order of that status belongs in the list, as far as its status decides. */
export function holdsStatus({ view, status }: OrderFilters, given: OrderStatus): boolean {
  const shown = status.length > 0 ? status : view.statuses;
  return shown.length === 0 || shown.includes(given);
}

/** True when something besides the tab narrows the list. */
export function isNarrowed(filters: OrderFilters): boolean {
  const { status, priority, from, to, changed, overdue, search } = filters;
  return Boolean(status.length || priority.length || from || to || changed || overdue || search);
}

function listParam<Key extends string>(
  params: URLSearchParams,
  name: string,
  table: Record<Key, unknown>,
): Key[] {
  const words = new Set((params.get(name) ?? '').split(','));
  return [...words].filter((word): word is Key => isKeyOf(table, word));
}

function tokenParam(params: URLSearchParams, name: string): DateToken | null {
  const text = params.get(name);
  return isDateToken(text) ? text : null;
}

function isKeyOf<Key extends string>(
  table: Record<Key, unknown>,
  word: string | null,
): word is Key {
  return word !== null && Object.hasOwn(table, word);
}
