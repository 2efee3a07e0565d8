import { Stack } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { useOrder } from '../queries';
import { StepDialog } from '../steps/step-dialog';
import { StepFailure } from '../steps/step-failure';
import { useOrderSteps } from '../steps/use-order-steps';
import type { Order } from '../types';
import classes from './order-detail.module.css';
import { OrderActions } from './order-actions';
import { OrderContent } from './order-content';
import { OrderHeader } from './order-header';
import { OrderNotices } from './order-notices';
import { OrderPatient } from './order-patient';
import { OrderProgress } from './order-progress';
import { OrderTests } from './order-tests';
import { OrderTimeline } from './order-timeline';
import { useLiveOrder } from './use-live-order';

const OrderFiles = lazy(() => import('@/components/attachment/order-files'));
const OrderSpecimens = lazy(() => import('@/components/specimen/order-specimens'));

interface OrderDetailProps {
  id: string;
  /** The heading, which is the page's own or one of a part of it; null while there is no order to name. */
  renderTitle: (order: Order | null) => ReactNode;
  /** Said on top, such as after placing it. */
  renderNotice?: (order: Order) => ReactNode;
}

/** One order in full: what it says, where it is, how it came there and what can be done with it. */
export function OrderDetail({ id, renderTitle, renderNotice }: OrderDetailProps) {
  const order = useOrder(id);
  useLiveOrder(id);
  if (order.isError && !order.data) {
    return (
      <Stack gap="md">
        {renderTitle(null)}
        <PageError error={order.error} onRetry={() => void order.refetch()} />
      </Stack>
    );
  }
  if (!order.data) {
    return (
      <Stack gap="md">
        {renderTitle(null)}
        <PageLoading />
      </Stack>
    );
  }
  return <LoadedOrder order={order.data} renderTitle={renderTitle} renderNotice={renderNotice} />;
}

interface LoadedOrderProps extends Omit<OrderDetailProps, 'id'> {
  order: Order;
}

function LoadedOrder({ order, renderTitle, renderNotice }: LoadedOrderProps) {
  const steps = useOrderSteps();
  return (
    <div className={classes.container}>
      <Stack gap="md">
        <OrderHeader
          order={order}
          title={renderTitle(order)}
          actions={<OrderActions order={order} steps={steps} />}
        />
        {renderNotice?.(order)}
        <StepFailure orderId={order.id} steps={steps} />
        <OrderNotices order={order} />
        <div className={classes.columns}>
          <Stack gap="md">
            <OrderPatient order={order} />
            <OrderTests order={order} />
            {order.status !== 'draft' && (
              <Suspense fallback={<PageLoading lines={2} />}>
                <OrderSpecimens order={order} />
              </Suspense>
            )}
            <OrderContent order={order} />
            <Suspense fallback={<PageLoading lines={1} />}>
              <OrderFiles
                order={order.id}
                findOrder={() => Promise.resolve(order.id)}
                empty="No file was added."
              />
            </Suspense>
          </Stack>
          <Stack gap="md">
            <OrderProgress order={order} />
            <OrderTimeline order={order} />
          </Stack>
        </div>
      </Stack>
      <StepDialog steps={steps} />
    </div>
  );
}
