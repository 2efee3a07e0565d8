import { Text } from '@mantine/core';
import type { Planned } from '@/api/gen';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import classes from '../list/item-table.module.css';
import { tellChange } from './preview-texts';

const SHOWN = 300;
const KINDS: Record<Planned['kind'], string> = { test: 'Test', panel: 'Panel' };

const COLUMNS: Column<Planned>[] = [
  { key: 'name', header: 'Name', cell: ({ name }) => <span className={classes.name}>{name}</span> },
  { key: 'code', header: 'Code', cell: ({ code }) => <span className={classes.code}>{code}</span> },
  { key: 'kind', header: 'Kind', cell: ({ kind }) => KINDS[kind] },
  {
    key: 'change',
    header: 'What becomes of it',
    cell: (row) => <span className={classes.name}>{tellChange(row)}</span>,
  },
];

/** What the file adds and changes; what it leaves as it is is only counted. */
export function ChangeTable({ rows }: { rows: readonly Planned[] }) {
  const told = rows.filter(({ change }) => change !== 'unchanged');
  if (told.length === 0) return null;
  return (
    <>
      <TableFrame>
        <DataTable
          label="What the file changes"
          isDense
          columns={COLUMNS}
          rows={told.slice(0, SHOWN)}
          keyOf={({ kind, code }) => `${kind} ${code}`}
          nameOf={({ name }) => name}
          hrefOf={() => null}
          renderCard={(row, name) => (
            <>
              {name}
              <span className={classes.also}>
                <span className={classes.code}>{row.code}</span> · {KINDS[row.kind]}
              </span>
              <span className={classes.also}>{tellChange(row)}</span>
            </>
          )}
        />
      </TableFrame>
      {told.length > SHOWN && (
        <Text size="sm" c="dimmed">
          And {told.length - SHOWN} more.
        </Text>
      )}
    </>
  );
}
