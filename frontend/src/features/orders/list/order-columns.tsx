import { Text } from '@mantine/core';
import type { Column } from '@/components/data-table/columns';
import { Born } from '@/components/patient/born';
import { PriorityBadge } from '@/components/priority-badge';
import { RelativeTime } from '@/components/relative-time';
import { StatusBadge } from '@/components/status-badge';
import { DueTime } from '../due-time';
import type { Order, OrderPatient } from '../types';
import classes from './order-columns.module.css';
import { TestCodes } from './test-codes';

const BY_AGE = { ascending: 'created_at', descending: '-created_at' };

/** The columns both sides know; each side's table picks its own. */
export const ORDER_COLUMNS = {
  numberAndReference: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number, client_reference }) => (
      <NumberOver number={number} lines={[client_reference]} />
    ),
  },
  numberAndLab: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number, lab }) => <NumberOver number={number} lines={[lab.name]} />,
    cardCell: ({ number }) => <span className="order-number">{number}</span>,
  },
  number: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number }) => <span className="order-number">{number}</span>,
  },
  numberAndParties: {
    key: 'number',
    header: 'Order',
    sort: BY_AGE,
    cell: ({ number, clinic, patient, tests }) => (
      <>
        <NumberOver number={number} lines={[clinic.name]} />
        {patient && <PatientCell patient={patient} />}
        <TestCodes tests={tests} />
      </>
    ),
    cardCell: ({ number }) => <span className="order-number">{number}</span>,
  },
  patient: {
    key: 'patient',
    header: 'Patient, tests',
    cell: ({ patient, tests }) => (
      <>
        {patient && <PatientCell patient={patient} />}
        <TestCodes tests={tests} />
      </>
    ),
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

/** Whole, however long: a name cut short may be somebody else's too. */
function PatientCell({ patient: { name, born } }: { patient: OrderPatient }) {
  return (
    <Text component="span" display="block" maw={150} size="sm" fw={400} className={classes.patient}>
      {name}
      <Text component="span" size="xs" c="dimmed" display="block">
        <Born born={born} />
      </Text>
    </Text>
  );
}

function NumberOver({ number, lines }: { number: string; lines: readonly string[] }) {
  return (
    <>
      <span className="order-number">{number}</span>
      {lines.filter(Boolean).map((line) => (
        <Text
          key={line}
          component="span"
          size="xs"
          c="dimmed"
          display="block"
          fw={400}
          truncate
          maw={130}
        >
          {line}
        </Text>
      ))}
    </>
  );
}
