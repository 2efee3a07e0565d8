import { Checkbox, Table } from '@mantine/core';
import { Fragment } from 'react';
import type { DataTableProps } from './columns';
import classes from './data-table.module.css';
import { HeaderCell } from './header-cell';
import { RowLink } from './row-link';

export function DataRows<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, selection, isDense } = props;
  const allSelected = rows.length > 0 && rows.every((row) => selection?.selected.has(keyOf(row)));
  return (
    <Table
      className={classes.table}
      horizontalSpacing={isDense ? 6 : 'xs'}
      verticalSpacing={isDense ? 6 : 8}
      data-dense={isDense || undefined}
      aria-label={label}
    >
      <Table.Thead>
        <Table.Tr>
          {selection && (
            <Table.Th scope="col" w={44}>
              <Checkbox
                size="xs"
                aria-label="Select all"
                checked={allSelected}
                indeterminate={!allSelected && selection.selected.size > 0}
                onChange={selection.toggleAll}
              />
            </Table.Th>
          )}
          {columns.map((column) => (
            <HeaderCell
              key={column.key}
              column={column}
              ordering={props.ordering}
              onSort={props.onSort}
            />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <DataRow key={keyOf(row)} row={row} {...props} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function DataRow<Row>({ row, ...props }: DataTableProps<Row> & { row: Row }) {
  const { columns, keyOf, nameOf, hrefOf, selection } = props;
  const key = keyOf(row);
  const isCurrent = key === props.currentKey;
  const note = props.renderNote?.(row);
  return (
    <Fragment>
      <Table.Tr
        className={classes.row}
        data-row
        data-current={isCurrent || undefined}
        data-selected={selection?.selected.has(key) || undefined}
        data-flash={props.flashing?.has(key) || undefined}
      >
        {selection && (
          <Table.Td className={classes.above}>
            <Checkbox
              size="xs"
              aria-label={`Select ${nameOf(row)}`}
              checked={selection.selected.has(key)}
              onChange={() => selection.toggle(key)}
            />
          </Table.Td>
        )}
        {columns.map((column, index) => (
          <Table.Td key={column.key} ta={column.isEndAligned && 'right'}>
            {index === 0 ? (
              <RowLink rowKey={key} to={hrefOf(row)} isCurrent={isCurrent}>
                {column.cell(row)}
              </RowLink>
            ) : (
              column.cell(row)
            )}
          </Table.Td>
        ))}
      </Table.Tr>
      {note && (
        <Table.Tr>
          <Table.Td className={classes.note} colSpan={columns.length + (selection ? 1 : 0)}>
            {note}
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}
