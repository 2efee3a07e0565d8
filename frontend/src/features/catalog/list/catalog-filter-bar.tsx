import type { ReactNode } from 'react';
import { FilterBar } from '@/components/filter-bar/filter-bar';
import type { FilterChip } from '@/components/filter-bar/filter-chips';
import { PAGE_SEARCH_ID, SearchInput } from '@/components/filter-bar/search-input';
import { useLabs } from '../queries';
import { FilterFields } from './filter-fields';
import { NO_FILTERS, STATUSES } from './filters';
import type { CatalogControls } from './use-catalog-filters';

interface CatalogFilterBarProps extends CatalogControls {
  /** Buttons at the end. */
  children?: ReactNode;
}

export function CatalogFilterBar({ children, ...controls }: CatalogFilterBarProps) {
  const { filters, change } = controls;
  return (
    <FilterBar
      lead={
        <SearchInput
          id={PAGE_SEARCH_ID}
          label="Search name, synonym, code or LOINC"
          value={filters.search}
          onSearch={(search) => change({ search })}
        />
      }
      fields={<FilterFields {...controls} />}
      chips={useChips(controls)}
      onClearAll={() => change(NO_FILTERS)}
    >
      {children}
    </FilterBar>
  );
}

/** Everything but the words that narrows the list. */
function useChips({ filters, change }: CatalogControls): FilterChip[] {
  const { lab, category, status } = filters;
  const labs = useLabs('', lab !== '').data ?? [];
  const chip = (label: string, onRemove: () => void) => ({ id: label, label, onRemove });
  const labName = labs.find(({ id }) => id === lab)?.name ?? 'One lab';
  return [
    ...(lab ? [chip(labName, () => change({ lab: null }))] : []),
    ...(category ? [chip(category, () => change({ category: null }))] : []),
    ...(status === 'active' ? [] : [chip(STATUS_CHIPS[status], () => change({ status: null }))]),
  ];
}

const STATUS_CHIPS = { ...STATUSES, all: 'Retired too' };
