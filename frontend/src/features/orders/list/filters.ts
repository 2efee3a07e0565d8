import type { OrdersListData } from '@/api/gen';
import { ORDER_PRIORITY } from '@/components/order-priority';
import { ORDER_STATUS } from '@/components/order-status';
import { isKeyOf, listParam, pageSizeIn } from '@/lib/list-params';
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

/** Reads the URL and drops what it does not know, so that a mistyped link still shows a list. */
export function parseFilters(params: URLSearchParams, viewSet: ViewSet): OrderFilters {
  const view = findView(viewSet, params.get('view'));
  const ordering = params.get('sort');
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
    pageSize: pageSizeIn(params),
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

function tokenParam(params: URLSearchParams, name: string): DateToken | null {
  const text = params.get(name);
  return isDateToken(text) ? text : null;
}
