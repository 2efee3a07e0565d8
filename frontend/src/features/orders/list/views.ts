import type { OrdersListData } from '@/api/gen';
import type { OrderStatus, OrderSummary } from '../types';

/** One tab of the order list: which statuses it shows and where its count comes from. */
export interface OrderView {
  id: string;
  label: string;
  /** Empty: every status. */
  statuses: readonly OrderStatus[];
  needsAttention?: true;
  changedToday?: true;
  count?: (counts: ViewCounts) => number | undefined;
}

export interface ViewCounts {
  now: OrderSummary | undefined;
  today: OrderSummary | undefined;
}

export interface ViewSet {
  views: readonly OrderView[];
  initial: string;
  ordering: OrderOrdering;
}

export const ORDERINGS = {
  priority: 'Most urgent first',
  '-created_at': 'Newest first',
  created_at: 'Oldest first',
  '-updated_at': 'Last changed first',
  updated_at: 'Longest unchanged first',
  due_at: 'Due soonest first',
  '-due_at': 'Due latest first',
} as const satisfies Record<NonNullable<NonNullable<OrdersListData['query']>['ordering']>, string>;

export type OrderOrdering = keyof typeof ORDERINGS;

const OPEN = ['submitted', 'pending_review', 'in_progress', 'on_hold'] as const;
const DONE = ['completed', 'delivered'] as const;

export const CLINIC_VIEWS: ViewSet = {
  initial: 'open',
  ordering: '-created_at',
  views: [
    { id: 'open', label: 'Open', statuses: OPEN },
    {
      id: 'attention',
      label: 'Needs attention',
      statuses: ['on_hold', 'rejected'],
      needsAttention: true,
    },
    { id: 'completed', label: 'Completed', statuses: DONE },
    { id: 'drafts', label: 'Drafts', statuses: ['draft'] },
    { id: 'all', label: 'All', statuses: [] },
  ],
};

export const LAB_VIEWS: ViewSet = {
  initial: 'incoming',
  ordering: 'priority',
  views: [
    countedView('incoming', 'Incoming', 'submitted'),
    countedView('reviewing', 'Reviewing', 'pending_review'),
    countedView('in_progress', 'In progress', 'in_progress'),
    countedView('on_hold', 'On hold', 'on_hold'),
    countedView('to_deliver', 'To deliver', 'completed'),
    {
      id: 'completed_today',
      label: 'Completed today',
      statuses: DONE,
      changedToday: true,
      count: ({ today }) => today && completedCount(today),
    },
    { id: 'all', label: 'All', statuses: [], count: ({ now }) => now?.total },
  ],
};

export function completedCount({ counts }: OrderSummary): number {
  return counts.completed + counts.delivered;
}

export function findView({ views, initial }: ViewSet, id: string | null): OrderView {
  const view = views.find((each) => each.id === id) ?? views.find((each) => each.id === initial);
  if (!view) throw new Error(`The first view "${initial}" is not in its own table.`);
  return view;
}

function countedView(id: string, label: string, status: OrderStatus): OrderView {
  return { id, label, statuses: [status], count: ({ now }) => now?.counts[status] };
}
