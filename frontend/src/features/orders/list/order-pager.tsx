import { Pager } from '@/components/pager';
import type { OrderPage } from '../types';
import type { FilterControls } from './use-order-filters';

export function OrderPager({ page, filters, change }: FilterControls & { page: OrderPage }) {
  return (
    <Pager page={page} items="Orders" size={filters.pageSize} onSize={(size) => change({ size })} />
  );
}
