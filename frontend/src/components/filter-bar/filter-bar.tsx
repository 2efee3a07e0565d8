import { Button, Group, Popover } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import type { ReactNode } from 'react';
import { FilterChips, type FilterChip } from './filter-chips';
import classes from './filter-bar.module.css';
import { SearchInput } from './search-input';

interface FilterBarProps {
  searchLabel: string;
  search: string;
  onSearch: (text: string) => void;
  /** The fields behind the "Filter" button. */
  fields: ReactNode;
  chips: readonly FilterChip[];
  onClearAll: () => void;
  /** Buttons at the end, such as an export. */
  children?: ReactNode;
}

export function FilterBar(props: FilterBarProps) {
  const { searchLabel, search, onSearch, fields, chips, onClearAll, children } = props;
  return (
    <div className={classes.bar}>
      <Group gap="xs" wrap="nowrap">
        <div className={classes.search}>
          <SearchInput label={searchLabel} value={search} onSearch={onSearch} />
        </div>
        <Popover position="bottom-end" width={280} trapFocus returnFocus shadow="md">
          <Popover.Target>
            <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
              Filter
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="Filter">{fields}</Popover.Dropdown>
        </Popover>
        {children}
      </Group>
      <FilterChips chips={chips} onClearAll={onClearAll} />
    </div>
  );
}
