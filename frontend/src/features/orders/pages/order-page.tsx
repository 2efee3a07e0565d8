import { useLocation, useParams } from 'react-router';
import { PageTitle } from '@/components/page-title';
import { OrderDetail } from '../detail/order-detail';
import { PlacedNotice } from '../detail/placed-notice';

export function OrderPage() {
  const { id = '' } = useParams();
  const { state } = useLocation() as { state: unknown };
  return (
    <OrderDetail
      key={id}
      id={id}
      renderNotice={(order) => state === 'placed' && <PlacedNotice order={order} />}
      renderTitle={(order) => (
        <PageTitle
          windowTitle={order ? `Order ${order.number}` : 'Order'}
          className={order ? 'order-number' : ''}
        >
          {order?.number ?? 'Order'}
        </PageTitle>
      )}
    />
  );
}
