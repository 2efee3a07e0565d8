import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLabs } from '../queries';

const PAUSE_MS = 250;
/** Inside the popover of filters, which a list beside it would close. */
const WITHIN = { withinPortal: false };

interface LabFieldProps {
  value: string;
  onChange: (lab: string | null) => void;
}

/** One lab of those that take orders, found on the server: there may be more than one page of them. */
export function LabField({ value, onChange }: LabFieldProps) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [chosen, setChosen] = useState('');
  const labs = useLabs(settled === chosen ? '' : settled);
  const found = labs.data ?? [];
  const known = found.some(({ id }) => id === value);
  return (
    <Select
      size="sm"
      label="Lab"
      placeholder="Every lab"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Every lab' }}
      comboboxProps={WITHIN}
      data={[
        ...found.map(({ id, name }) => ({ value: id, label: name })),
        ...(value && !known ? [{ value, label: chosen || 'One lab' }] : []),
      ]}
      filter={({ options }) => options}
      value={value || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        setChosen(found.find((lab) => lab.id === id)?.name ?? '');
        onChange(id);
      }}
      nothingFoundMessage={labs.isPending ? 'Searching…' : 'No lab of that name takes orders.'}
    />
  );
}
