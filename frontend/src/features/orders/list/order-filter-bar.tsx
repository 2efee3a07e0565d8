import { Box } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { ExportButton } from '@/components/export-button';
import { FilterBar } from '@/components/filter-bar/filter-bar';
import { SearchInput } from '@/components/filter-bar/search-input';
import { exportOrders } from '../orders-api';
import { describeFilters, NO_FILTERS } from './chips';
import { toExportQuery } from './filters';
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
      lead={
        <SearchInput
          label="Search number, patient, reference, notes"
          value={filters.search}
          onSearch={(search) => change({ search })}
        />
      }
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
      <ExportButton name="orders" read={() => exportOrders(toExportQuery(filters, new Date()))} />
    </FilterBar>
  );
}
