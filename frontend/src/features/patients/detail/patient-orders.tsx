import { Anchor, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Order } from '@/api/gen';
import { GrowingList } from '@/components/growing-list';
import type { Patient } from '@/components/patient/types';
import { RelativeTime } from '@/components/relative-time';
import { StatusBadge } from '@/components/status-badge';
import { useFrames, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import { patientOrdersKey, usePatientOrders } from '../queries';
import classes from './patient-detail.module.css';

/** What was ordered for a patient, newest first, kept live. */
export function PatientOrders({ patient }: { patient: Patient }) {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const { list, items } = usePatientOrders(patient.id);

  const readAgain = () =>
    void client.invalidateQueries({ queryKey: patientOrdersKey(organizationId) });
  useFrames('order', ({ id }) => {
    if (items.some((order) => order.id === id)) readAgain();
  });
  useResync(readAgain);

  return (
    <section className={classes.section} aria-label="Orders">
      <Title order={2} mb="md">
        Orders
      </Title>
      <GrowingList list={list}>
        {items.length === 0 && (
          <Text size="sm" c="dimmed">
            No order names this patient.
          </Text>
        )}
        <ul className={classes.orders}>
          {items.map((order) => (
            <OrderLine key={order.id} order={order} />
          ))}
        </ul>
      </GrowingList>
    </section>
  );
}

function OrderLine({ order }: { order: Order }) {
  const { id, number, lab, status, updated_at } = order;
  return (
    <li className={classes.order}>
      <div>
        <Anchor component={Link} to={`/orders/${id}`} className="order-number" underline="always">
          {number}
        </Anchor>
        <Text size="sm" c="dimmed">
          {lab.name} · <RelativeTime at={updated_at} />
        </Text>
      </div>
      <StatusBadge status={status} />
    </li>
  );
}
