import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import type { ChosenTest } from '../form/panel-form';
import { useTestSearch } from './use-test-search';

interface TestPickerProps {
  id: string;
  error: string | undefined;
  /** Those that are in the panel already. */
  chosen: readonly ChosenTest[];
  onChoose: (test: ChosenTest) => void;
}

/** Finds a test while one types; Enter adds it, and the field stays for the next. */
export function TestPicker({ id, error, chosen, onChoose }: TestPickerProps) {
  const [typed, setTyped] = useState('');
  const { found, isSearching, isError } = useTestSearch(typed);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const offered = found.filter((test) => !chosen.some((each) => each.id === test.id));

  function choose(value: string) {
    const test = offered.find((each) => each.id === value);
    if (!test) return;
    onChoose({ id: test.id, code: test.code, name: test.name });
    setTyped('');
    combobox.closeDropdown();
  }

  return (
    // Beside its field also in the page: what hangs at the end of it belongs to no part of it.
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id={id}
          label="Add a test"
          placeholder="Name, synonym or code"
          autoComplete="off"
          value={typed}
          error={error ?? (isError && 'The search failed. Type to try again.')}
          rightSection={isSearching ? <Loader size={14} aria-hidden /> : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            // Enter would send the form around it.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label="Tests found">
          {offered.map(({ id: testId, name, code, category }) => (
            <Combobox.Option key={testId} value={testId}>
              <Text size="sm" fw={500}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {code} · {category}
              </Text>
            </Combobox.Option>
          ))}
          {offered.length === 0 && (
            <Combobox.Empty>
              {isSearching ? 'Searching…' : 'No other active test of your lab fits these words.'}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
