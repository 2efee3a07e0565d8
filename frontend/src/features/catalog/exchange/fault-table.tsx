import { Alert, Stack, Text } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import type { FileFault } from '@/api/gen';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import classes from '../list/item-table.module.css';

type Numbered = FileFault & { key: string };

const COLUMNS: Column<Numbered>[] = [
  { key: 'place', header: 'Where', cell: (fault) => tellPlace(fault) },
  {
    key: 'column',
    header: 'Column',
    cell: ({ column }) => <span className={classes.code}>{column}</span>,
  },
  { key: 'code', header: 'Code', cell: ({ code }) => <span className={classes.code}>{code}</span> },
  {
    key: 'detail',
    header: 'What to do',
    cell: ({ detail }) => <span className={classes.name}>{detail}</span>,
  },
];

interface FaultTableProps {
  faults: readonly FileFault[];
  /** Of all, not only of those listed. */
  count: number;
}

/** What is wrong with a file, row by row, so that it can be mended there. */
export function FaultTable({ faults, count }: FaultTableProps) {
  const rows = faults.map((fault, at) => ({ ...fault, key: String(at) }));
  return (
    <Stack gap="sm">
      <Alert
        color="red"
        variant="light"
        role="alert"
        icon={<IconAlertCircle size={18} aria-hidden />}
        title={
          count === 1 ? 'One thing is wrong in the file' : `${count} things are wrong in the file`
        }
      >
        Nothing was imported. Mend them in the file, and choose it again.
      </Alert>
      <TableFrame>
        <DataTable
          label="What is wrong in the file"
          isDense
          columns={COLUMNS}
          rows={rows}
          keyOf={({ key }) => key}
          nameOf={tellPlace}
          hrefOf={() => null}
          renderCard={({ column, code, detail }, place) => (
            <>
              {place}
              <span className={classes.also}>
                <span className={classes.code}>{[code, column].filter(Boolean).join(' · ')}</span>
              </span>
              <span>{detail}</span>
            </>
          )}
        />
      </TableFrame>
      {count > faults.length && (
        <Text size="sm" c="dimmed">
          These are the first {faults.length}.
        </Text>
      )}
    </Stack>
  );
}

function tellPlace({ row, code }: FileFault): string {
  if (row !== null) return `Row ${row}`;
  return code || 'The file';
}
