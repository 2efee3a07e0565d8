import { Loader, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { OptionHint } from '@/components/option-hint';
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
  const { organizationId } = useActor();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(known?.name ?? '');
  const latest = useRef(typed);
  const [isOpen, setOpen] = useState(false);
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const search = settled === known?.name ? '' : settled.trim();
  const labs = useQuery({
    ...labsQuery(organizationId, search),
    placeholderData: keepPreviousData,
  });
  const found: Named[] = labs.data ?? [];
  const offered = known && !found.some(({ id }) => id === known.id) ? [known, ...found] : found;
  const addresses = new Map(labs.data?.map(({ id, address }) => [id, address]));

  /** Whoever knows the lab need not wait for the list: Enter takes the only one of that name. */
  async function takeOnly() {
    const [only, ...others] = await queryClient.query(labsQuery(organizationId, typed.trim()));
    if (!only || others.length > 0 || latest.current !== typed) return;
    setOpen(false);
    onChange(only);
  }

  function hear(event: KeyboardEvent) {
    const isMarked = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isMarked) return;
    if (typed.trim() === '' || typed === known?.name) return;
    // It would send the form around it.
    event.preventDefault();
    void takeOnly().catch(() => undefined);
  }

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
      onSearchChange={(text) => {
        latest.current = text;
        setTyped(text);
      }}
      onKeyDown={hear}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={(id) => onChange(offered.find((lab) => lab.id === id) ?? null)}
      nothingFoundMessage={labs.isPending ? 'Searching…' : 'No lab of that name takes orders.'}
      rightSection={labs.isFetching ? <Loader size={14} aria-hidden /> : undefined}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text size="sm">{option.label}</Text>
          {addresses.get(option.value) && <OptionHint>{addresses.get(option.value)}</OptionHint>}
        </Stack>
      )}
    />
  );
}

function labsQuery(organizationId: string, search: string) {
  return queryOptions({
    queryKey: tenantKey(organizationId, 'labs', search),
    queryFn: ({ signal }) => searchLabs(search, signal),
  });
}
