import { NativeSelect, Stack } from '@mantine/core';
import { useActor } from '@/session/actor';
import { useCategories } from '../queries';
import { ORDERINGS, STATUSES } from './filters';
import { LabField } from './lab-field';
import type { CatalogControls } from './use-catalog-filters';

/** The fields behind "Filter"; each works at once. */
export function FilterFields({ filters, change }: CatalogControls) {
  const { organization } = useActor();
  const isLab = organization.kind === 'lab';
  return (
    <Stack gap="sm">
      {!isLab && <LabField value={filters.lab} onChange={(lab) => change({ lab })} />}
      <CategoryField filters={filters} change={change} />
      {isLab && (
        <NativeSelect
          size="sm"
          label="Status"
          data={optionsOf(STATUSES)}
          value={filters.status}
          onChange={({ currentTarget: { value } }) =>
            change({ status: value === 'active' ? null : value })
          }
        />
      )}
      <NativeSelect
        size="sm"
        label="Sort"
        data={[
          { value: '', label: filters.search ? 'Best match first' : 'By name' },
          ...optionsOf(ORDERINGS).filter(({ value }) => filters.search || value !== 'name'),
        ]}
        value={filters.ordering ?? ''}
        onChange={(event) => change({ sort: event.currentTarget.value })}
      />
    </Stack>
  );
}

function CategoryField({ filters, change }: Pick<CatalogControls, 'filters' | 'change'>) {
  const { category } = filters;
  const known = useCategories(filters.lab, filters.status).data ?? [];
  const names = known.map((each) => each.category);
  const offered = category && !names.includes(category) ? [category, ...names] : names;
  return (
    <NativeSelect
      size="sm"
      label="Category"
      data={[
        { value: '', label: 'Every category' },
        ...offered.map((name) => ({ value: name, label: name })),
      ]}
      value={category}
      onChange={(event) => change({ category: event.currentTarget.value })}
    />
  );
}

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
