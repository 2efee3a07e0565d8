import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { http } from '@/api/client';
import type { Order } from '@/api/gen';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import OrderSpecimens from '@/components/specimen/order-specimens';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';

interface OrderReceivingProps {
  id: string;
  onDone: () => void;
}

/** The order one is receiving: what of it is still to come. Scans of other orders change nothing meanwhile. */
export function OrderReceiving({ id, onDone }: OrderReceivingProps) {
  const { organizationId } = useActor();
  const order = useQuery({
    queryKey: tenantKey(organizationId, 'orders', 'one', id),
    queryFn: async ({ signal }) => {
      const url = `/api/orders/${encodeURIComponent(id)}/`;
      return (await http.get<Order>(url, { signal })).data;
    },
  });
  if (order.isError && !order.data) {
    return <PageError error={order.error} onRetry={() => void order.refetch()} />;
  }
  if (!order.data) return <PageLoading lines={3} />;
  const { number, patient } = order.data;
  return (
    <section aria-label={`Receiving order ${number}`}>
      <Group justify="space-between" mb="xs">
        <Text>
          Receiving order <b className="order-number">{number}</b>
          {patient && ` · ${patient.name}`}
        </Text>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Done with this order
        </Button>
      </Group>
      <OrderSpecimens order={order.data} />
    </section>
  );
}
