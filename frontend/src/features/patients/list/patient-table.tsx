import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { Born } from '@/components/patient/born';
import { SEXES, tellIdentifier } from '@/components/patient/patient-texts';
import type { PatientRow } from '@/components/patient/types';
import { RelativeTime } from '@/components/relative-time';
import classes from './patient-table.module.css';

const COLUMNS: Column<PatientRow>[] = [
  {
    key: 'name',
    header: 'Name',
    sort: { ascending: 'name', descending: '-name' },
    cell: ({ name }) => <span className={classes.name}>{name}</span>,
  },
  { key: 'born', header: 'Born', cell: ({ born }) => <Born born={born} /> },
  { key: 'sex', header: 'Sex', cell: ({ sex_for_ranges }) => SEXES[sex_for_ranges] },
  {
    key: 'identifiers',
    header: 'Identifiers',
    cell: ({ identifiers }) => <IdentifierLines identifiers={identifiers} />,
  },
  {
    key: 'changed',
    header: 'Last change',
    sort: { descending: '-updated_at', ascending: 'updated_at' },
    cell: ({ updated_at }) => <RelativeTime at={updated_at} />,
  },
];

interface PatientTableProps {
  patients: readonly PatientRow[];
  ordering: string;
  onSort: (ordering: string) => void;
}

export function PatientTable({ patients, ordering, onSort }: PatientTableProps) {
  return (
    <TableFrame>
      <DataTable
        label="Patients"
        columns={COLUMNS}
        rows={patients}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        hrefOf={({ id }) => `/patients/${id}`}
        ordering={ordering}
        onSort={onSort}
        renderCard={(patient, link) => <PatientCard patient={patient} link={link} />}
      />
    </TableFrame>
  );
}

function PatientCard({ patient, link }: { patient: PatientRow; link: ReactNode }) {
  const { born, sex_for_ranges, identifiers, updated_at } = patient;
  return (
    <Stack gap={6}>
      {link}
      <Text component="div" size="sm">
        <Born born={born} /> ·{' '}
        {sex_for_ranges === 'unknown' ? 'Sex unknown' : SEXES[sex_for_ranges]}
      </Text>
      <Group justify="space-between" gap="xs" align="flex-end">
        <IdentifierLines identifiers={identifiers} />
        <Text component="div" size="sm" c="dimmed" ml="auto">
          Changed <RelativeTime at={updated_at} />
        </Text>
      </Group>
    </Stack>
  );
}

const SHOWN = 2;

/** The first few; who has more is opened to see them. */
function IdentifierLines({ identifiers }: Pick<PatientRow, 'identifiers'>) {
  const rest = identifiers.length - SHOWN;
  return (
    <ul className={classes.identifiers}>
      {identifiers.slice(0, SHOWN).map((identifier) => (
        <li key={tellIdentifier(identifier)}>{tellIdentifier(identifier)}</li>
      ))}
      {rest > 0 && <li>and {rest} more</li>}
    </ul>
  );
}
