import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { useCompact } from '@/components/data-table/use-compact';
import type { Column } from '@/components/data-table/columns';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { OrderCard } from '../list/order-card';
import { ORDER_COLUMNS } from '../list/order-columns';
import type { FilterControls } from '../list/use-order-filters';
import { StepDialog } from '../steps/step-dialog';
import { StepFailure } from '../steps/step-failure';
import { useOrderSteps } from '../steps/use-order-steps';
import type { Order } from '../types';
import { LabRowActions } from './lab-row-actions';
import { useSelection } from './use-selection';

const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar')).BulkBar }));

const { number, numberAndParties, clinic, patient, priority, status, due, changed } = ORDER_COLUMNS;

interface LabOrdersProps extends FilterControls {
  orders: readonly Order[];
  flashing: ReadonlySet<string>;
  openId: string | null;
  /** Whether an order opens beside the list or on its own page. */
  hasPane: boolean;
}

export function LabOrders(props: LabOrdersProps) {
  const { orders, flashing, openId, hasPane, filters, change } = props;
  const steps = useOrderSteps();
  const selection = useSelection(orders);
  const [params] = useSearchParams();
  const isCompact = useCompact();
  const isTight = isCompact || openId !== null;

  const actionsOf = (order: Order) => <LabRowActions order={order} steps={steps} />;
  const columns: Column<Order>[] = [
    ...(isTight ? [numberAndParties] : [number, clinic, patient]),
    priority,
    status,
    due,
    ...(isTight ? [] : [changed]),
    { key: 'step', header: 'Next step', isHeaderHidden: true, isEndAligned: true, cell: actionsOf },
  ];

  function addressOf({ id }: Order): string {
    if (!hasPane) return `/orders/${id}`;
    const beside = new URLSearchParams(params);
    beside.set('order', id);
    return `?${beside.toString()}`;
  }

  return (
    <div>
      <TableFrame>
        <DataTable
          label="Worklist"
          isDense
          columns={columns}
          rows={orders}
          keyOf={({ id }) => id}
          nameOf={(order) => `order ${order.number}`}
          hrefOf={addressOf}
          ordering={filters.ordering}
          onSort={(sort) => change({ sort })}
          selection={selection.isOffered ? selection : undefined}
          currentKey={openId}
          flashing={flashing}
          renderCard={(order, link) => (
            <OrderCard
              order={order}
              link={link}
              party={order.clinic.name}
              actions={actionsOf(order)}
            />
          )}
          renderNote={({ id }) => steps.failures[id] && <StepFailure orderId={id} steps={steps} />}
        />
      </TableFrame>
      <Suspense>
        <BulkBar orders={selection.chosen} onDone={selection.deselect} />
      </Suspense>
      <StepDialog steps={steps} />
    </div>
  );
}
