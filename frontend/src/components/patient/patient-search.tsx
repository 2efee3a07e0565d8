import { Combobox, Loader, Text, TextInput, useCombobox, VisuallyHidden } from '@mantine/core';
import IconUserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { OptionHint } from '@/components/option-hint';
import { useNow } from '@/lib/use-now';
import { tellApart } from './patient-texts';
import type { PatientRow } from './types';
import { usePatientSearch } from './use-patient-search';

const NEW = 'new';

interface PatientSearchProps {
  id: string;
  label: string;
  description?: string;
  error?: string;
  /** Takes the focus when it appears in place of somebody who was chosen. */
  takesFocus?: boolean;
  /** Somebody who cannot be chosen here. */
  except?: string;
  onChoose: (patient: PatientRow) => void;
  /** Called with the typed words; without it nobody new can be kept from here. */
  onNew?: (typed: string) => void;
  /** Hears whether words stand here that have chosen nobody yet. */
  onUnfinished?: (isUnfinished: boolean) => void;
}

/** Finds a patient while one types; the arrow keys and Enter choose. Nobody is chosen by Enter alone. */
export function PatientSearch(props: PatientSearchProps) {
  const { id, label, description, error, takesFocus = false, except, onChoose, onNew } = props;
  const now = useNow();
  const [typed, setTyped] = useState('');
  const { found, isSearching, isError, isCurrent } = usePatientSearch(typed);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const input = useRef<HTMLInputElement>(null);
  const offered = found.filter((patient) => patient.id !== except);

  const tellUnfinished = useEffectEvent((is: boolean) => props.onUnfinished?.(is));
  const isUnfinished = typed.trim() !== '';
  useEffect(() => {
    if (!isUnfinished) return undefined;
    tellUnfinished(true);
    return () => tellUnfinished(false);
  }, [isUnfinished]);

  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  function submit(value: string) {
    combobox.closeDropdown();
    const chosen = offered.find((patient) => patient.id === value);
    if (chosen) onChoose(chosen);
    else onNew?.(typed);
  }

  return (
    // Beside its field also in the page: what hangs at the end of it belongs to no part of it.
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          id={id}
          label={label}
          description={description}
          placeholder="Name, date of birth or identifier"
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
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
      </Combobox.Target>
      <VisuallyHidden role="status">{isCurrent && tellCount(offered.length)}</VisuallyHidden>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {offered.map((patient) => (
            <Combobox.Option key={patient.id} value={patient.id}>
              <Text size="sm" fw={500}>
                {patient.name}
              </Text>
              <OptionHint>{tellApart(patient, now)}</OptionHint>
            </Combobox.Option>
          ))}
          {offered.length === 0 && (
            <Combobox.Empty>{tellEmpty({ typed, isSearching, isError })}</Combobox.Empty>
          )}
          {onNew && (
            <Combobox.Option value={NEW}>
              <Text size="sm" fw={500} style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
                <IconUserPlus size={16} aria-hidden />
                New patient{typed.trim() && ` “${typed.trim()}”`}
              </Text>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function tellCount(count: number): string {
  return count === 1 ? '1 patient found' : `${count} patients found`;
}

interface Searching {
  typed: string;
  isSearching: boolean;
  isError: boolean;
}

function tellEmpty({ typed, isSearching, isError }: Searching): string {
  if (typed.trim() === '') return 'Type a part of the name, a date of birth or an identifier.';
  if (isSearching) return 'Searching…';
  return isError ? 'The search failed.' : 'Nobody of your clinic fits these words.';
}
