import { lazy, Suspense } from 'react';
import { FilterBar } from '@/components/filter-bar/filter-bar';
import { describeFilters, NO_FILTERS } from './chips';
import { ExportButton } from './export-button';
import type { FilterControls } from './use-order-filters';

const FilterFields = lazy(async () => ({
  default: (await import('./filter-fields')).FilterFields,
}));

export function OrderFilterBar(controls: FilterControls) {
  const { filters, change } = controls;
  return (
    <FilterBar
      searchLabel="Search number, reference, notes"
      search={filters.search}
      onSearch={(search) => change({ search })}
      fields={
        <Suspense>
          <FilterFields {...controls} />
        </Suspense>
      }
      chips={describeFilters(filters).map(({ label, without }) => ({
        id: label,
        label,
        onRemove: () => change(without),
      }))}
      onClearAll={() => change(NO_FILTERS)}
    >
      <ExportButton filters={filters} />
    </FilterBar>
  );
}
