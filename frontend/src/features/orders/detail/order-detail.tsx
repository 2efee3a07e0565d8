import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
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
import { OrderProgress } from './order-progress';
import { OrderTimeline } from './order-timeline';
import { useLiveOrder } from './use-live-order';

interface OrderDetailProps {
  id: string;
  /** The heading, which is the page's own or one of a part of it; null while there is no order to name. */
  renderTitle: (order: Order | null) => ReactNode;
  /** Said on top, such as after placing it. */
  notice?: ReactNode;
}

/** One order in full: what it says, where it is, how it came there and what can be done with it. */
export function OrderDetail({ id, renderTitle, notice }: OrderDetailProps) {
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
  return <LoadedOrder order={order.data} renderTitle={renderTitle} notice={notice} />;
}

interface LoadedOrderProps extends Omit<OrderDetailProps, 'id'> {
  order: Order;
}

function LoadedOrder({ order, renderTitle, notice }: LoadedOrderProps) {
  const steps = useOrderSteps();
  return (
    <div className={classes.container}>
      <Stack gap="md">
        <OrderHeader
          order={order}
          title={renderTitle(order)}
          actions={<OrderActions order={order} steps={steps} />}
        />
        {notice}
        <StepFailure orderId={order.id} steps={steps} />
        <OrderNotices order={order} />
        <div className={classes.columns}>
          <Stack gap="md">
            <OrderContent order={order} />
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
