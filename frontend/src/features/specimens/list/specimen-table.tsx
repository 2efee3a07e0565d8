import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CapDot } from '@/components/catalog/cap-dot';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { Born } from '@/components/patient/born';
import { RelativeTime } from '@/components/relative-time';
import { SpecimenBadge } from '@/components/specimen/specimen-badge';
import { tellContainer, tellTests } from '@/components/specimen/specimen-texts';
import { useActor } from '@/session/actor';
import type { Specimen } from '../types';
import classes from './specimen-table.module.css';

const number: Column<Specimen> = {
  key: 'number',
  header: 'Number',
  cell: ({ accession_number }) => <span className="order-number">{accession_number}</span>,
};

const REST: Column<Specimen>[] = [
  { key: 'status', header: 'State', cell: ({ status }) => <SpecimenBadge status={status} /> },
  { key: 'what', header: 'Container, tests', cell: (specimen) => <What specimen={specimen} /> },
  { key: 'patient', header: 'Patient', cell: (specimen) => <Whose specimen={specimen} /> },
];

const changed: Column<Specimen> = {
  key: 'changed',
  header: 'Last change',
  cell: ({ updated_at }) => <RelativeTime at={updated_at} />,
};

interface SpecimenTableProps {
  specimens: readonly Specimen[];
  /** Rows that have just changed elsewhere. */
  flashing: ReadonlySet<string>;
}

export function SpecimenTable({ specimens, flashing }: SpecimenTableProps) {
  const isLab = useActor().organization.kind === 'lab';
  const partnerOf = ({ clinic, lab }: Specimen) => (isLab ? clinic : lab).name;
  const order: Column<Specimen> = {
    key: 'order',
    header: isLab ? 'Order, clinic' : 'Order, lab',
    cell: (specimen) => <OrderOf specimen={specimen} partner={partnerOf(specimen)} />,
  };
  return (
    <TableFrame>
      <DataTable
        label="Specimens"
        columns={[number, ...REST, order, changed]}
        rows={specimens}
        keyOf={({ id }) => id}
        nameOf={({ accession_number }) => `specimen ${accession_number}`}
        hrefOf={({ id }) => `/specimens/${id}`}
        isDense={isLab}
        flashing={flashing}
        renderCard={(specimen, link) => (
          <SpecimenCard specimen={specimen} link={link} partner={partnerOf(specimen)} />
        )}
      />
    </TableFrame>
  );
}

function What({ specimen }: { specimen: Specimen }) {
  return (
    <span className={classes.prose}>
      <Text component="span" size="sm" display="block">
        <CapDot name={specimen.cap_colour} />
        {tellContainer(specimen)}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        {tellTests(specimen)}
      </Text>
    </span>
  );
}

function Whose({ specimen: { patient, born } }: { specimen: Specimen }) {
  if (!patient) return null;
  return (
    <Text component="span" size="sm" className={classes.prose}>
      {patient}
      {born && (
        <Text component="span" size="xs" c="dimmed" display="block">
          <Born born={born} />
        </Text>
      )}
    </Text>
  );
}

function OrderOf({ specimen, partner }: { specimen: Specimen; partner: string }) {
  return (
    <>
      <span className="order-number">{specimen.order.number}</span>
      <Text component="span" size="xs" c="dimmed" className={classes.prose}>
        {partner}
      </Text>
    </>
  );
}

interface SpecimenCardProps {
  specimen: Specimen;
  link: ReactNode;
  partner: string;
}

function SpecimenCard({ specimen, link, partner }: SpecimenCardProps) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        {link}
        <SpecimenBadge status={specimen.status} />
      </Group>
      <Whose specimen={specimen} />
      <What specimen={specimen} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          <span className="order-number">{specimen.order.number}</span> · {partner}
        </Text>
        <Text size="xs" c="dimmed">
          <RelativeTime at={specimen.updated_at} />
        </Text>
      </Group>
    </Stack>
  );
}
