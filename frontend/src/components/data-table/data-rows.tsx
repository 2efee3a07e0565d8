import { Checkbox } from '@mantine/core';
import { Fragment } from 'react';
import type { DataTableProps } from './columns';
import classes from './data-table.module.css';
import { HeaderCell } from './header-cell';
import { RowLink } from './row-link';

export function DataRows<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, selection, isDense } = props;
  const allSelected = rows.length > 0 && rows.every((row) => selection?.selected.has(keyOf(row)));
  return (
    <table className={classes.table} data-dense={isDense || undefined} aria-label={label}>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className={classes.box}>
              <Checkbox
                size="xs"
                aria-label="Select all"
                checked={allSelected}
                indeterminate={!allSelected && selection.selected.size > 0}
                onChange={selection.toggleAll}
              />
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell
              key={column.key}
              column={column}
              ordering={props.ordering}
              onSort={props.onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DataRow key={keyOf(row)} row={row} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function DataRow<Row>({ row, ...props }: DataTableProps<Row> & { row: Row }) {
  const { columns, keyOf, nameOf, hrefOf, selection } = props;
  const key = keyOf(row);
  const isCurrent = key === props.currentKey;
  const note = props.renderNote?.(row);
  return (
    <Fragment>
      <tr
        className={classes.row}
        data-row
        data-current={isCurrent || undefined}
        data-selected={selection?.selected.has(key) || undefined}
        data-flash={props.flashing?.has(key) || undefined}
      >
        {selection && (
          <td className={classes.above}>
            <Checkbox
              size="xs"
              aria-label={`Select ${nameOf(row)}`}
              checked={selection.selected.has(key)}
              onChange={() => selection.toggle(key)}
            />
          </td>
        )}
        {columns.map((column, index) => (
          <td key={column.key} data-end={column.isEndAligned || undefined}>
            {index === 0 ? (
              <RowLink rowKey={key} to={hrefOf(row)} isCurrent={isCurrent}>
                {column.cell(row)}
              </RowLink>
            ) : (
              column.cell(row)
            )}
          </td>
        ))}
      </tr>
      {note && (
        <tr>
          <td className={classes.note} colSpan={columns.length + (selection ? 1 : 0)}>
            {note}
          </td>
        </tr>
      )}
    </Fragment>
  );
}
