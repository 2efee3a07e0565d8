import { Checkbox, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import type { Named } from '@/api/gen';
import { FilterBar } from '@/components/filter-bar/filter-bar';
import { PAGE_SEARCH_ID, SearchInput } from '@/components/filter-bar/search-input';
import { SPECIMEN_STATUS } from '@/components/specimen/specimen-status';
import { useActor } from '@/session/actor';
import { usePartners } from '../queries';
import { NO_FILTERS, type SpecimenChange, type SpecimenFilters } from './filters';

interface SpecimenFilterBarProps {
  filters: SpecimenFilters;
  change: (change: SpecimenChange) => void;
}

export function SpecimenFilterBar(props: SpecimenFilterBarProps) {
  const { filters, change } = props;
  const partners = usePartners(filters.partner !== '').data ?? [];
  return (
    <FilterBar
      lead={
        <SearchInput
          id={PAGE_SEARCH_ID}
          label="Search number, order, patient"
          value={filters.search}
          onSearch={(search) => change({ search })}
        />
      }
      fields={<FilterFields {...props} />}
      chips={chipsOf(props, partners)}
      onClearAll={() => change(NO_FILTERS)}
    />
  );
}

function FilterFields({ filters, change }: SpecimenFilterBarProps) {
  const partners = usePartners().data ?? [];
  const isLab = useActor().organization.kind === 'lab';
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label="State"
        size="sm"
        value={filters.status}
        onChange={(chosen) => change({ status: chosen.join(',') })}
      >
        <SimpleGrid cols={2} spacing="xs" verticalSpacing={8} mt={6}>
          {Object.entries(SPECIMEN_STATUS).map(([status, { label }]) => (
            <Checkbox key={status} size="sm" value={status} label={label} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Checkbox
        size="sm"
        label={isLab ? 'Collected, not on its way yet' : 'Ready to send'}
        checked={filters.isReady}
        onChange={(event) => change({ ready: event.currentTarget.checked ? 'true' : null })}
      />
      <NativeSelect
        size="sm"
        label={isLab ? 'Clinic' : 'Lab'}
        data={[
          { value: '', label: isLab ? 'Every clinic' : 'Every lab' },
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filters.partner}
        onChange={(event) => change({ partner: event.currentTarget.value })}
      />
    </Stack>
  );
}

function chipsOf({ filters, change }: SpecimenFilterBarProps, partners: readonly Named[]) {
  const { status, search, partner, isReady } = filters;
  const chip = (label: string, without: SpecimenChange) => ({
    id: label,
    label,
    onRemove: () => change(without),
  });
  const others = (removed: string) => status.filter((each) => each !== removed).join(',');
  return [
    ...status.map((each) => chip(SPECIMEN_STATUS[each].label, { status: others(each) })),
    ...(isReady ? [chip('Ready to send', { ready: null })] : []),
    ...(partner
      ? [chip(partners.find(({ id }) => id === partner)?.name ?? 'One of them', { partner: null })]
      : []),
    ...(search ? [chip(`“${search}”`, { search: null })] : []),
  ];
}
