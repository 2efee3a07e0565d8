import { Box } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { FilterBar } from '@/components/filter-bar/filter-bar';
import { describeFilters, NO_FILTERS } from './chips';
import { ExportButton } from './export-button';
import type { FilterControls } from './use-order-filters';

const FilterFields = lazy(async () => ({
  default: (await import('./filter-fields')).FilterFields,
}));

/** Held free while the fields load, so that they open where there is room for them. */
const FIELDS_HEIGHT = 560;

export function OrderFilterBar(controls: FilterControls) {
  const { filters, change } = controls;
  return (
    <FilterBar
      searchLabel="Search number, reference, notes"
      search={filters.search}
      onSearch={(search) => change({ search })}
      fields={
        <Suspense fallback={<Box h={FIELDS_HEIGHT} aria-busy />}>
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
