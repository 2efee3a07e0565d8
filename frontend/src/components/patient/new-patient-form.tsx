import { Button, Group, Stack } from '@mantine/core';
import { useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { Duplicates } from './duplicates';
import { PatientFields } from './patient-fields';
import { findFaults, toContent, type PatientForm } from './patient-form';
import { PatientProblem, serverFaults } from './patient-problem';
import { readCandidates } from './patients-api';
import type { PatientRow } from './types';
import { useCreatePatient } from './use-create-patient';

export interface NewPatientFormProps {
  start: PatientForm;
  /** What becomes of somebody who is kept already: "Use this one", "Open". */
  useLabel: string;
  onUse: (patient: PatientRow) => void;
  onClose: () => void;
}

/** Keeps a new patient; who looks like one that is there is shown first. */
export function NewPatientForm({ start, useLabel, onUse, onClose }: NewPatientFormProps) {
  const [form, setForm] = useState(start);
  const [attempt, setAttempt] = useState(0);
  const create = useCreatePatient();
  const problem = create.error && toProblem(create.error);
  const candidates = problem ? readCandidates(problem) : [];
  const faults = attempt > 0 ? findFaults(form) : {};

  function change(typed: Partial<PatientForm>) {
    setForm({ ...form, ...typed });
    // Who was likely the same need not be any more.
    if (!create.isPending) create.reset();
  }

  function save(isDistinct: boolean) {
    setAttempt(attempt + 1);
    if (Object.keys(findFaults(form)).length > 0 || create.isPending) return;
    const body = { ...toContent(form), ...(isDistinct && { is_distinct: true as const }) };
    create.mutate(body, { onSuccess: onUse });
  }

  // The dialog may stand in another form, which must not be sent along.
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    event.stopPropagation();
    save(false);
  }

  function submitByKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  }

  return (
    // The key works anywhere in the form; the form itself is no control.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form noValidate aria-label="New patient" onSubmit={submit} onKeyDown={submitByKey}>
      <Stack gap="md">
        {candidates.length > 0 ? (
          <Duplicates
            candidates={candidates}
            isIdentifierTaken={problem?.code === 'identifier_taken'}
            useLabel={useLabel}
            onUse={onUse}
            onDistinct={() => save(true)}
          />
        ) : (
          <PatientProblem faults={faults} problem={problem} attempt={attempt} />
        )}
        <PatientFields
          form={form}
          errors={{ ...serverFaults(problem), ...faults }}
          onChange={change}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Discard
          </Button>
          <ChangeButton type="submit" loading={create.isPending}>
            Save patient
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}
