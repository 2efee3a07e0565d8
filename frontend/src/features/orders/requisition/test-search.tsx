import { Combobox, Loader, TextInput, useCombobox, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { fieldId } from '../order-content';
import { FoundOption } from './found-option';
import { isItsCode } from './rank-found';
import { useTestSearch, type Found } from './use-test-search';

interface TestSearchProps {
  lab: string;
  error?: string;
  /** The tests that are chosen already. */
  chosen: ReadonlySet<string>;
  onAdd: (found: Found) => void;
}

/** Finds tests and panels while one types. Enter adds the first one, and the field stays for the next. */
export function TestSearch({ lab, error, chosen, onAdd }: TestSearchProps) {
  const [typed, setTyped] = useState('');
  const [added, setAdded] = useState('');
  const { found, isSearching, isError, isCurrent, findNow } = useTestSearch(lab, typed);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { selectFirstOption } = combobox;
  const latest = useRef('');

  useEffect(() => {
    if (found.length > 0) selectFirstOption();
  }, [found, selectFirstOption]);

  function type(text: string) {
    latest.current = text;
    setTyped(text);
    setAdded('');
    if (text.trim() === '') combobox.closeDropdown();
    else combobox.openDropdown();
  }

  function add(item: Found) {
    onAdd(item);
    type('');
    setAdded(`${item.code} added.`);
  }

  /** Whoever knows the code need not wait for the list: the next one can be typed meanwhile. */
  async function addTyped() {
    type('');
    const items = await findNow(typed).catch(() => []);
    const [only] = items.filter((item) => isItsCode(item, typed) || items.length === 1);
    if (only) {
      onAdd(only);
      setAdded(`${only.code} added.`);
    } else if (latest.current === '') type(typed);
  }

  function hear(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // Enter would send the form around it.
    event.preventDefault();
    if (isSearching) void addTyped();
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const item = found.find((each) => each.id === id);
        if (item) add(item);
      }}
      withinPortal={false}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id={fieldId('tests')}
          label="Tests"
          description="Enter adds one, and the field stays for the next."
          placeholder="Name or code of a test or panel"
          autoComplete="off"
          value={typed}
          error={error ?? (isError && 'The search failed. Type to try again.')}
          rightSection={isSearching ? <Loader size={14} aria-hidden /> : undefined}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => typed.trim() !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={hear}
        />
      </Combobox.Target>
      <VisuallyHidden role="status">
        {added || (isCurrent && typed.trim() !== '' && tellFound(found))}
      </VisuallyHidden>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label="Tests and panels">
          {found.map((item) => (
            <FoundOption key={item.id} item={item} isChosen={chosen.has(item.id)} />
          ))}
          {found.length === 0 && (
            <Combobox.Empty>
              {isSearching ? 'Searching…' : 'This lab offers nothing of that name.'}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function tellFound(found: readonly Found[]): string {
  const [first] = found;
  return first
    ? `${found.length} found. Enter adds ${first.code}, ${first.name}.`
    : 'Nothing found.';
}
