import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import { directionOf, nextOrdering, type Column } from './columns';
import classes from './data-table.module.css';

interface HeaderCellProps<Row> {
  column: Column<Row>;
  ordering?: string;
  onSort?: (ordering: string) => void;
}

const ARROWS = { ascending: IconArrowUp, descending: IconArrowDown };

export function HeaderCell<Row>({ column, ordering, onSort }: HeaderCellProps<Row>) {
  const direction = directionOf(column, ordering);
  const next = nextOrdering(column, ordering);
  const Arrow = direction === 'none' ? null : ARROWS[direction];
  return (
    <th
      scope="col"
      style={{ width: column.width }}
      data-end={column.isEndAligned || undefined}
      aria-sort={column.sort && direction}
    >
      {column.isHeaderHidden && <VisuallyHidden>{column.header}</VisuallyHidden>}
      {!column.isHeaderHidden && !(next && onSort) && column.header}
      {!column.isHeaderHidden && next && onSort && (
        <UnstyledButton className={classes.sort} onClick={() => onSort(next)}>
          {column.header}
          {Arrow && <Arrow size={13} aria-hidden />}
        </UnstyledButton>
      )}
    </th>
  );
}
