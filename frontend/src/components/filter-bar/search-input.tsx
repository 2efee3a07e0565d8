import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState } from 'react';

const PAUSE_MS = 300;

interface SearchInputProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

/** Searches when typing pauses; follows `value` when it changes elsewhere, such as by Back or "Clear all". */
export function SearchInput({ label, value, onSearch }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const search = useDebouncedCallback(onSearch, PAUSE_MS);

  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }

  const type = (text: string) => {
    setTyped(text);
    search(text.trim());
  };

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed && <CloseButton aria-label="Clear search" onClick={() => type('')} />}
    />
  );
}
