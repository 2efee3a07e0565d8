import { Button, Group, Input, Paper, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useNow } from '@/lib/use-now';
import { PatientSearch } from './patient-search';
import { tellApart } from './patient-texts';
import { formOfWords } from './typed-words';
import type { ChosenPatient } from './types';

const NewPatientDialog = lazy(() => import('./new-patient-dialog'));

interface PatientFieldProps {
  id: string;
  label: string;
  description?: string;
  value: ChosenPatient | null;
  error?: string;
  onChange: (patient: ChosenPatient | null) => void;
  /** Hears whether words stand in the field that have chosen nobody yet. */
  onUnfinished?: (isUnfinished: boolean) => void;
}

/** Whom a form is about: searched for, kept as new, and then shown with what tells them apart. */
export function PatientField({ value, onChange, onUnfinished, ...field }: PatientFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // What takes the other's place takes its focus too.
  const [hasChosen, setHasChosen] = useState(false);

  function choose(patient: ChosenPatient | null) {
    setTyped(null);
    setHasChosen(true);
    onChange(patient);
  }

  if (value) {
    return (
      <Chosen {...field} patient={value} takesFocus={hasChosen} onChange={() => choose(null)} />
    );
  }
  return (
    <>
      <PatientSearch
        {...field}
        takesFocus={hasChosen}
        onChoose={choose}
        onNew={setTyped}
        onUnfinished={onUnfinished}
      />
      {typed !== null && (
        <Suspense>
          <NewPatientDialog
            start={formOfWords(typed)}
            useLabel="Use this one"
            onUse={choose}
            onClose={() => setTyped(null)}
          />
        </Suspense>
      )}
    </>
  );
}

interface ChosenProps {
  id: string;
  label: string;
  patient: ChosenPatient;
  error?: string;
  takesFocus: boolean;
  onChange: () => void;
}

function Chosen({ id, label, patient, error, takesFocus, onChange }: ChosenProps) {
  const now = useNow();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Paper p="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
          <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Text fw={500}>{patient.name}</Text>
            <Text size="sm" c="dimmed">
              {tellApart(patient, now)}
            </Text>
          </div>
          <Button
            ref={button}
            id={id}
            size="compact-sm"
            variant="default"
            flex="none"
            aria-label="Change patient"
            onClick={onChange}
          >
            Change
          </Button>
        </Group>
      </Paper>
    </Input.Wrapper>
  );
}
