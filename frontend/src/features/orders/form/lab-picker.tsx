import { Loader, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { FIELD_LABELS, fieldId } from '../order-content';
import { searchLabs } from '../orders-api';
import type { Named } from '../types';

const PAUSE_MS = 250;

interface LabPickerProps {
  value: string | null;
  /** The chosen lab, which a search may not bring along. */
  known: Named | null;
  error?: string;
  onChange: (lab: Named | null) => void;
}

/** Finds a lab on the server: there may be more than one page of them. */
export function LabPicker({ value, known, error, onChange }: LabPickerProps) {
  const [typed, setTyped] = useState(known?.name ?? '');
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const search = settled === known?.name ? '' : settled.trim();
  const labs = useLabs(search);
  const found: Named[] = labs.data ?? [];
  const offered = known && !found.some(({ id }) => id === known.id) ? [known, ...found] : found;
  const addresses = new Map(labs.data?.map(({ id, address }) => [id, address]));

  return (
    <Select
      id={fieldId('lab')}
      label={FIELD_LABELS.lab}
      placeholder="Search by name"
      withAsterisk
      searchable
      clearable
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already.
      filter={({ options }) => options}
      value={value}
      error={error ?? (labs.isError && 'The labs could not be loaded. Type to try again.')}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onChange(offered.find((lab) => lab.id === id) ?? null)}
      nothingFoundMessage={labs.isPending ? 'Searching…' : 'No lab of that name takes orders.'}
      rightSection={labs.isFetching ? <Loader size={14} aria-hidden /> : undefined}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text size="sm">{option.label}</Text>
          {addresses.get(option.value) && (
            <Text size="xs" c="dimmed">
              {addresses.get(option.value)}
            </Text>
          )}
        </Stack>
      )}
    />
  );
}

function useLabs(search: string) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: tenantKey(organizationId, 'labs', search),
    queryFn: ({ signal }) => searchLabs(search, signal),
    placeholderData: keepPreviousData,
  });
}
