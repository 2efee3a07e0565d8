import { Button, Group, Popover } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import { lazy, Suspense, type ReactNode } from 'react';
import type { FilterChip } from './filter-chips';
import classes from './filter-bar.module.css';

const FilterChips = lazy(async () => ({ default: (await import('./filter-chips')).FilterChips }));

/** What is left free under the fields, for the bar at the bottom of a phone. */
const WITHIN_WINDOW = { flip: false, size: { padding: { bottom: 64 } } };

interface FilterBarProps {
  /** The field in front: the search, or whatever is asked most. */
  lead: ReactNode;
  /** The fields behind the "Filter" button. */
  fields: ReactNode;
  chips: readonly FilterChip[];
  onClearAll: () => void;
  /** Buttons at the end, such as an export. */
  children?: ReactNode;
}

export function FilterBar(props: FilterBarProps) {
  const { lead, fields, chips, onClearAll, children } = props;
  return (
    <div className={classes.bar}>
      <Group gap="xs" wrap="nowrap">
        <div className={classes.lead}>{lead}</div>
        <Popover
          position="bottom-end"
          width={280}
          trapFocus
          returnFocus
          middlewares={WITHIN_WINDOW}
        >
          <Popover.Target>
            <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
              Filter
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="Filter" className={classes.dropdown}>
            {fields}
          </Popover.Dropdown>
        </Popover>
        {children}
      </Group>
      {chips.length > 0 && (
        <Suspense>
          <FilterChips chips={chips} onClearAll={onClearAll} />
        </Suspense>
      )}
    </div>
  );
}
