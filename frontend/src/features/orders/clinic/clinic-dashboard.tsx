import { Button, Group, Stack } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { mayOrder, useActor } from '@/session/actor';
import { OrderFilterBar } from '../list/order-filter-bar';
import { OrderListState } from '../list/order-list-state';
import { OrderPager } from '../list/order-pager';
import { useLiveOrders } from '../list/use-live-orders';
import { useOrderFilters } from '../list/use-order-filters';
import { ViewTabs } from '../list/view-tabs';
import { CLINIC_VIEWS } from '../list/views';
import { useOrderList, useSummary } from '../queries';
import { ClinicOrders } from './clinic-orders';
import { EmptyView } from './empty-view';
import { SummaryTiles } from './summary-tiles';

const FirstUse = lazy(async () => ({ default: (await import('./first-use')).FirstUse }));

/** Where a clinic's orders are, and which of them wait for the clinic. */
export function ClinicDashboard() {
  const canOrder = mayOrder(useActor());
  const controls = useOrderFilters(CLINIC_VIEWS);
  const list = useOrderList(controls.filters);
  const live = useLiveOrders(list, controls.filters);
  const summary = useSummary();

  if (summary.data?.total === 0) {
    return (
      <Suspense fallback={<PageLoading />}>
        <FirstUse mayOrder={canOrder} />
      </Suspense>
    );
  }
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle>Orders</PageTitle>
        {canOrder && (
          <Button
            component={Link}
            to="/orders/new"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            New order
          </Button>
        )}
      </Group>
      <SummaryTiles />
      <ViewTabs viewSet={CLINIC_VIEWS} {...controls} />
      <OrderFilterBar {...controls} />
      <OrderListState
        list={list}
        live={live}
        empty={<EmptyView viewId={controls.filters.view.id} />}
        {...controls}
      >
        {(page) => (
          <Stack gap="sm">
            <ClinicOrders orders={page.results} flashing={live.flashing} {...controls} />
            <OrderPager page={page} {...controls} />
          </Stack>
        )}
      </OrderListState>
    </Stack>
  );
}
