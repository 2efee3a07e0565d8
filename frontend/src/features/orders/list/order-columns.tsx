import { Text } from '@mantine/core';
import type { Column } from '@/components/data-table/columns';
import { PriorityBadge } from '@/components/priority-badge';
import { RelativeTime } from '@/components/relative-time';
import { StatusBadge } from '@/components/status-badge';
import { DueTime } from '../due-time';
import type { Order } from '../types';

const BY_AGE = { ascending: 'created_at', descending: '-created_at' };

/** The columns both sides know; each side's table picks its own. */
export const ORDER_COLUMNS = {
  numberAndReference: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number, client_reference }) => (
      <NumberOver number={number} second={client_reference} maw={180} />
    ),
  },
  number: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number }) => <span className="order-number">{number}</span>,
  },
  numberAndClinic: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number, clinic }) => <NumberOver number={number} second={clinic.name} maw={120} />,
    cardCell: ({ number }) => <span className="order-number">{number}</span>,
  },
  lab: { key: 'lab', header: 'Lab', cell: ({ lab }) => lab.name },
  clinic: { key: 'clinic', header: 'Clinic', cell: ({ clinic }) => clinic.name },
  priority: {
    key: 'priority',
    header: 'Priority',
    sort: { descending: 'priority' },
    cell: ({ priority }) => <PriorityBadge priority={priority} />,
  },
  status: {
    key: 'status',
    header: 'Status',
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  changed: {
    key: 'changed',
    header: 'Last change',
    sort: { descending: '-updated_at', ascending: 'updated_at' },
    cell: ({ updated_at }) => <RelativeTime at={updated_at} />,
  },
  due: {
    key: 'due',
    header: 'Due',
    sort: { ascending: 'due_at', descending: '-due_at' },
    cell: (order) => <DueTime order={order} />,
  },
} satisfies Record<string, Column<Order>>;

interface NumberOverProps {
  number: string;
  second: string;
  maw: number;
}

function NumberOver({ number, second, maw }: NumberOverProps) {
  return (
    <>
      <span className="order-number">{number}</span>
      {second && (
        <Text component="span" size="xs" c="dimmed" display="block" fw={400} truncate maw={maw}>
          {second}
        </Text>
      )}
    </>
  );
}
