import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { readConflict } from '@/components/conflict/conflict';
import { ConflictAlert } from '@/components/conflict/conflict-alert';
import { LeaveGuard } from '@/components/leave-guard';
import { Duplicates } from '@/components/patient/duplicates';
import { PatientFields } from '@/components/patient/patient-fields';
import {
  changedContent,
  findFaults,
  formOf,
  rebaseForm,
  tellDifferences,
} from '@/components/patient/patient-form';
import { PatientProblem, serverFaults } from '@/components/patient/patient-problem';
import { readCandidates, readPatient } from '@/components/patient/patients-api';
import type { Patient } from '@/components/patient/types';
import { editPatient } from '../patients-api';
import { usePatientChanges } from '../use-patient-changes';

interface PatientEditorProps {
  /** The patient as it was when editing began. */
  initial: Patient;
  onClose: () => void;
}

/** Edits a patient. It is saved only onto the version that was seen; a newer one is shown first. */
export function PatientEditor({ initial, onClose }: PatientEditorProps) {
  const navigate = useNavigate();
  const { showLatest, readAgain } = usePatientChanges();
  const [base, setBase] = useState(initial);
  const [form, setForm] = useState(() => formOf(initial));
  const [attempt, setAttempt] = useState(0);
  const changes = changedContent(form, base);
  const isChanged = JSON.stringify(form) !== JSON.stringify(formOf(base));
  const save = useMutation({
    mutationFn: () => editPatient(base.id, changes, base.version),
    onSuccess: (patient) => {
      showLatest(patient);
      onClose();
      return readAgain();
    },
  });
  const problem = save.error && toProblem(save.error);
  const conflict = problem && readConflict(problem);
  const candidates = problem ? readCandidates(problem) : [];
  const faults = attempt > 0 ? findFaults(form) : {};

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(findFaults(form)).length > 0) return;
    if (Object.keys(changes).length > 0) save.mutate();
    else onClose();
  }

  function reload(current: Patient) {
    setForm((typed) => rebaseForm(typed, base, current));
    setBase(current);
    showLatest(current);
    save.reset();
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Edit patient">
      <Stack gap="md">
        {conflict && (
          <ConflictAlert
            conflict={conflict}
            read={() => readPatient(base.id)}
            tellDifferences={(current) => tellDifferences(base, current)}
            onReload={reload}
          />
        )}
        {candidates.length > 0 && (
          <Duplicates
            candidates={candidates}
            isIdentifierTaken
            useLabel="Open"
            onUse={({ id }) => void navigate(`/patients/${id}`)}
          />
        )}
        {!conflict && candidates.length === 0 && (
          <PatientProblem faults={faults} problem={problem} attempt={attempt} />
        )}
        <PatientFields
          form={form}
          errors={{ ...serverFaults(problem), ...faults }}
          onChange={(typed) => setForm((known) => ({ ...known, ...typed }))}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Discard changes
          </Button>
          <ChangeButton type="submit" loading={save.isPending}>
            Save
          </ChangeButton>
        </Group>
      </Stack>
      <LeaveGuard isUnsaved={isChanged} />
    </form>
  );
}
