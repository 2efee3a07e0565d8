import { ORDER_PRIORITY } from '@/components/order-priority';
import { ORDER_STATUS } from '@/components/order-status';
import { DATE_TOKENS } from './date-tokens';
import type { FilterChange, OrderFilters } from './filters';

export interface ChipText {
  label: string;
  /** The change that takes this one filter away. */
  without: FilterChange;
}

/** Every filter that narrows the list besides its tab, in words. */
export function describeFilters(filters: OrderFilters): ChipText[] {
  const { status, priority, from, to, changed, overdue, search } = filters;
  return [
    ...status.map((each) => ({
      label: ORDER_STATUS[each].label,
      without: { status: without(status, each) },
    })),
    ...priority.map((each) => ({
      label: ORDER_PRIORITY[each].label,
      without: { priority: without(priority, each) },
    })),
    ...(from ? [{ label: `Placed since: ${dayLabel(from)}`, without: { from: null } }] : []),
    ...(to ? [{ label: `Placed until: ${dayLabel(to)}`, without: { to: null } }] : []),
    ...(changed
      ? [{ label: `Changed since: ${dayLabel(changed)}`, without: { changed: null } }]
      : []),
    ...(overdue ? [{ label: 'Overdue', without: { overdue: null } }] : []),
    ...(search ? [{ label: `“${search}”`, without: { search: null } }] : []),
  ];
}

export const NO_FILTERS: FilterChange = {
  status: null,
  priority: null,
  from: null,
  to: null,
  changed: null,
  overdue: null,
  search: null,
};

function without<Item extends string>(items: readonly Item[], item: Item): string {
  return items.filter((each) => each !== item).join(',');
}

function dayLabel(token: keyof typeof DATE_TOKENS): string {
  return DATE_TOKENS[token].label.toLowerCase();
}
