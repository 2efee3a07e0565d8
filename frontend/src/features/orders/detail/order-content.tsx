import { Button, Group, Text, Title } from '@mantine/core';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { useState } from 'react';
import { formatDateTime } from '@/lib/time';
import { readableContent } from '../order-words';
import type { Order } from '../types';
import { OrderEditor } from './order-editor';
import classes from './order-detail.module.css';

/** What the clinic wrote; where the server says so, it can be changed in place. */
export function OrderContent({ order }: { order: Order }) {
  const [edited, setEdited] = useState<Order | null>(null);
  const canEdit = order.is_editable && order.status !== 'draft';
  return (
    <section className={classes.section} aria-label="Content">
      <Group justify="space-between" mb="md" mih={30}>
        <Title order={2}>Order</Title>
        {canEdit && !edited && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() => setEdited(order)}
          >
            Edit
          </Button>
        )}
      </Group>
      {edited ? (
        <OrderEditor initial={edited} onClose={() => setEdited(null)} />
      ) : (
        <Facts order={order} />
      )}
    </section>
  );
}

function Facts({ order }: { order: Order }) {
  const written = readableContent(order);
  const asked = order.tests.length > 0;
  const facts: [label: string, value: string][] = [
    ['Clinic', order.clinic.name],
    ['Lab', order.lab.name],
    ['Priority', written.priority],
    ...whereSaid('Why STAT', written.stat_reason),
    ...whereSaid(
      'Diagnosis',
      [written.diagnosis_code, written.diagnosis].filter(Boolean).join(' · '),
      asked,
    ),
    ...whereSaid(
      'Collection',
      [written.collection, written.collect_at].filter(Boolean).join(', '),
      asked,
    ),
    ['Delivery', written.delivery_method],
    ['Reference', written.client_reference],
    ['Notes', written.notes],
    ['Requested by', order.requested_by?.name ?? ''],
    ['Placed', formatDateTime(order.created_at)],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <FactRow key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

/** What only orders with tests are expected to say. */
function whereSaid(label: string, value: string, isExpected = false): [string, string][] {
  return value || isExpected ? [[label, value]] : [];
}

function FactRow({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value || (
          <Text component="span" inherit c="dimmed">
            —
          </Text>
        )}
      </dd>
    </>
  );
}
