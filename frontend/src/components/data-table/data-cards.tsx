import { Checkbox, Group, Paper } from '@mantine/core';
import type { DataTableProps } from './columns';
import classes from './data-table.module.css';
import { RowLink } from './row-link';

export function DataCards<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, nameOf, hrefOf, selection } = props;
  const [linkColumn] = columns;
  const renderLink = linkColumn?.cardCell ?? linkColumn?.cell;
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => {
        const key = keyOf(row);
        const isCurrent = key === props.currentKey;
        const link = (
          <RowLink rowKey={key} to={hrefOf(row)} isCurrent={isCurrent}>
            {renderLink?.(row)}
          </RowLink>
        );
        return (
          <Paper
            key={key}
            component="li"
            className={classes.card}
            data-row
            data-selected={selection?.selected.has(key) || undefined}
            data-flash={props.flashing?.has(key) || undefined}
          >
            <Group align="flex-start" wrap="nowrap" gap="sm">
              {selection && (
                <Checkbox
                  className={classes.above}
                  aria-label={`Select ${nameOf(row)}`}
                  checked={selection.selected.has(key)}
                  onChange={() => selection.toggle(key)}
                />
              )}
              <div className={classes.cardBody}>{props.renderCard(row, link)}</div>
            </Group>
            <div className={classes.cardNote}>{props.renderNote?.(row)}</div>
          </Paper>
        );
      })}
    </ul>
  );
}
