import { Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { OrderFilterBar } from '../list/order-filter-bar';
import { OrderListState } from '../list/order-list-state';
import { OrderPager } from '../list/order-pager';
import { useLiveOrders } from '../list/use-live-orders';
import { useOrderFilters } from '../list/use-order-filters';
import { ViewTabs } from '../list/view-tabs';
import { LAB_VIEWS } from '../list/views';
import { useOrderList, useSummary, useSummaryOfToday } from '../queries';
import { EmptyWorklist } from './empty-worklist';
import { LabOrders } from './lab-orders';
import classes from './lab-worklist.module.css';

const OrderPane = lazy(async () => ({ default: (await import('./order-pane')).OrderPane }));

/** What arrived, what is due and what is stuck, most urgent first; from 1200 px with the open order beside it. */
export function LabWorklist() {
  const controls = useOrderFilters(LAB_VIEWS);
  const { filters } = controls;
  const list = useOrderList(filters);
  const live = useLiveOrders(list, filters);
  const counts = {
    now: useSummary(filters).data,
    today: useSummaryOfToday(filters).data,
  };
  const hasPane = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const [params] = useSearchParams();
  const openId = params.get('order');
  if (openId && !hasPane) return <Navigate to={`/orders/${openId}`} replace />;

  return (
    <Stack gap="sm">
      <PageTitle>Worklist</PageTitle>
      <ViewTabs viewSet={LAB_VIEWS} counts={counts} {...controls} />
      <OrderFilterBar {...controls} />
      <div className={classes.split} data-open={Boolean(openId) || undefined}>
        <OrderListState
          list={list}
          live={live}
          empty={<EmptyWorklist viewId={filters.view.id} readAt={list.dataUpdatedAt} />}
          {...controls}
        >
          {(page) => (
            <Stack gap="sm">
              <LabOrders
                key={filters.view.id}
                orders={page.results}
                flashing={live.flashing}
                openId={openId}
                hasPane={hasPane}
                {...controls}
              />
              <OrderPager page={page} {...controls} />
            </Stack>
          )}
        </OrderListState>
        {openId && (
          <Suspense fallback={<PageLoading />}>
            <OrderPane key={openId} id={openId} />
          </Suspense>
        )}
      </div>
    </Stack>
  );
}
