import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ListState } from '@/components/list-state/list-state';
import { UpdatesPill } from '@/components/live-list/updates-pill';
import type { LoadedPage } from '../cache';
import { NO_FILTERS } from './chips';
import { isNarrowed } from './filters';
import type { LiveOrders } from './use-live-orders';
import type { FilterControls } from './use-order-filters';

interface OrderListStateProps extends FilterControls {
  list: UseQueryResult<LoadedPage>;
  live: LiveOrders;
  /** What an empty view says when nothing narrows it. */
  empty: ReactNode;
  children: (page: LoadedPage) => ReactNode;
}

/** The list of orders in one of its states, under what waits to be shown in it. */
export function OrderListState(props: OrderListStateProps) {
  const { live, filters, change, ...rest } = props;
  return (
    <ListState
      {...rest}
      items="orders"
      isNarrowed={isNarrowed(filters)}
      onClear={() => change(NO_FILTERS)}
      hint="There may be others in this view or in another one."
      above={<UpdatesPill count={live.waiting} onShow={live.show} />}
    />
  );
}
