import { Checkbox, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { ORDER_PRIORITY } from '@/components/order-priority';
import { ORDER_STATUS } from '@/components/order-status';
import { DATE_TOKEN_OPTIONS } from './date-tokens';
import type { FilterControls } from './use-order-filters';
import { ORDERINGS } from './views';

const ANY_DAY = [{ value: '', label: 'Any day' }, ...DATE_TOKEN_OPTIONS];
const SORTS = Object.entries(ORDERINGS).map(([value, label]) => ({ value, label }));
const DAY_FIELDS = [
  { name: 'from', label: 'Placed since' },
  { name: 'to', label: 'Placed until' },
  { name: 'changed', label: 'Changed since' },
] as const;

/** The fields behind "Filter"; each works at once. */
export function FilterFields({ filters, change }: FilterControls) {
  const { view } = filters;
  const offered = Object.entries(ORDER_STATUS).filter(
    ([status]) => view.statuses.length === 0 || view.statuses.some((each) => each === status),
  );
  return (
    <Stack gap="sm">
      {offered.length > 1 && (
        <CheckboxList
          label="Status"
          options={offered}
          value={filters.status}
          onChange={(chosen) => change({ status: chosen.join(',') })}
        />
      )}
      <CheckboxList
        label="Priority"
        options={Object.entries(ORDER_PRIORITY)}
        value={filters.priority}
        onChange={(chosen) => change({ priority: chosen.join(',') })}
      />
      <Checkbox
        size="sm"
        label="Overdue only"
        checked={filters.overdue}
        onChange={(event) => change({ overdue: event.currentTarget.checked ? 'true' : null })}
      />
      {DAY_FIELDS.map(({ name, label }) => (
        <NativeSelect
          key={name}
          size="sm"
          label={label}
          data={ANY_DAY}
          value={filters[name] ?? ''}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        size="sm"
        label="Sort"
        data={SORTS}
        value={filters.ordering}
        onChange={(event) => change({ sort: event.currentTarget.value })}
      />
    </Stack>
  );
}

interface CheckboxListProps {
  label: string;
  options: readonly (readonly [string, { label: string }])[];
  value: string[];
  onChange: (chosen: string[]) => void;
}

function CheckboxList({ label, options, value, onChange }: CheckboxListProps) {
  return (
    <Checkbox.Group label={label} size="sm" value={value} onChange={onChange}>
      <SimpleGrid cols={2} spacing="xs" verticalSpacing={8} mt={6}>
        {options.map(([option, look]) => (
          <Checkbox key={option} size="sm" value={option} label={look.label} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
