import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState } from 'react';
import { useLocation, useNavigation } from 'react-router';

const PAUSE_MS = 300;

/** The search that "/" goes to instead of the one in the header. */
export const PAGE_SEARCH_ID = 'page-search';

interface SearchInputProps {
  id?: string;
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

/** Searches when typing pauses; follows `value` when it changes elsewhere, such as by Back or "Clear all". */
export function SearchInput({ id, label, value, onSearch }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const here = useLocation().pathname;
  const next = useNavigation().location?.pathname ?? here;
  // Whoever opens a page while typing pauses is not called back by the search: it would change this page's address.
  const search = useDebouncedCallback((text: string) => next === here && onSearch(text), PAUSE_MS);

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
      id={id}
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
