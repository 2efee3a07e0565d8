import { Checkbox, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { KINDS } from './acts';
import { OUTCOMES } from './outcomes';
import type { ActivityControls } from './use-activity';

const ANY_OUTCOME = [
  { value: '', label: 'Any' },
  ...Object.entries(OUTCOMES).map(([value, { label }]) => ({ value, label })),
];
const DAY_FIELDS = [
  { name: 'from', label: 'From' },
  { name: 'until', label: 'Until' },
] as const;

/** The fields behind "Filter"; each works at once. */
export function FilterFields({ filters, change }: ActivityControls) {
  const endsBeforeItBegins =
    filters.from !== null && filters.until !== null && filters.until < filters.from;
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label="Kind"
        size="sm"
        value={filters.kinds}
        onChange={(kinds) => change({ kind: kinds.join(',') })}
      >
        <SimpleGrid cols={1} verticalSpacing={8} mt={6}>
          {Object.entries(KINDS).map(([kind, { label }]) => (
            <Checkbox key={kind} size="sm" value={kind} label={label} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <NativeSelect
        size="sm"
        label="Outcome"
        data={ANY_OUTCOME}
        value={filters.outcome ?? ''}
        onChange={(event) => change({ outcome: event.currentTarget.value })}
      />
      {DAY_FIELDS.map(({ name, label }) => (
        <TextInput
          key={name}
          type="date"
          size="sm"
          label={label}
          value={filters[name] ?? ''}
          error={name === 'until' && endsBeforeItBegins && 'This is before it begins.'}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  );
}
