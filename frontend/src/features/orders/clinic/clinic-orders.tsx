import { Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { useCompact } from '@/components/data-table/use-compact';
import { OrderCard } from '../list/order-card';
import { ORDER_COLUMNS } from '../list/order-columns';
import type { FilterControls } from '../list/use-order-filters';
import { StepDialog } from '../steps/step-dialog';
import { StepFailure } from '../steps/step-failure';
import { useOrderSteps } from '../steps/use-order-steps';
import type { Order } from '../types';
import { ClinicRowActions } from './clinic-row-actions';

const AnswerBox = lazy(async () => ({ default: (await import('../steps/answer-box')).AnswerBox }));

const { numberAndReference, numberAndLab, patient, lab, priority, status, changed, due } =
  ORDER_COLUMNS;

interface ClinicOrdersProps extends FilterControls {
  orders: readonly Order[];
  flashing: ReadonlySet<string>;
}

export function ClinicOrders({ orders, flashing, filters, change }: ClinicOrdersProps) {
  const steps = useOrderSteps();
  const isCompact = useCompact();
  const [answering, setAnswering] = useState<string | null>(null);

  const actionsOf = (order: Order) => (
    <ClinicRowActions
      order={order}
      steps={steps}
      isAnswering={answering === order.id}
      onAnswer={() => setAnswering(answering === order.id ? null : order.id)}
    />
  );
  const columns: Column<Order>[] = [
    isCompact ? numberAndLab : numberAndReference,
    patient,
    ...(isCompact ? [] : [lab]),
    priority,
    status,
    ...(isCompact ? [] : [changed]),
    due,
    {
      key: 'actions',
      header: 'Actions',
      isHeaderHidden: true,
      isEndAligned: true,
      cell: actionsOf,
    },
  ];

  return (
    <>
      <TableFrame>
        <DataTable
          label="Orders"
          columns={columns}
          rows={orders}
          keyOf={({ id }) => id}
          nameOf={(order) => `order ${order.number}`}
          hrefOf={addressOf}
          ordering={filters.ordering}
          onSort={(sort) => change({ sort })}
          flashing={flashing}
          renderCard={(order, link) => (
            <OrderCard
              order={order}
              link={link}
              party={order.lab.name}
              actions={actionsOf(order)}
            />
          )}
          renderNote={(order) =>
            (answering === order.id || steps.failures[order.id]) && (
              <Stack gap="xs" pb="xs">
                <StepFailure orderId={order.id} steps={steps} />
                {answering === order.id && (
                  <Suspense>
                    <AnswerBox order={order} onAnswered={() => setAnswering(null)} />
                  </Suspense>
                )}
              </Stack>
            )
          }
        />
      </TableFrame>
      <StepDialog steps={steps} />
    </>
  );
}

/** A draft opens where it is written on. */
function addressOf({ id, status: at, is_editable }: Order): string {
  return at === 'draft' && is_editable ? `/orders/new?draft=${id}` : `/orders/${id}`;
}
