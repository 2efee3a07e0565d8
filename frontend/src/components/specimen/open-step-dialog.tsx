import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem, type ApiProblem } from '@/api/problem';
import { ChangeButton } from '../change-button';
import { explainRefusal } from './failure-texts';
import { StepField, stepFieldId } from './step-field';
import { findMissing, findStepForm, startOf, toInput, type StepForm } from './step-fields';
import { SPECIMEN_STEPS } from './steps';
import type { Specimen } from './types';
import { useMoveSpecimen } from './use-move-specimen';
import type { AskedSpecimenStep } from './use-specimen-steps';

interface OpenStepDialogProps {
  step: AskedSpecimenStep;
  onMoved?: (specimen: Specimen) => void;
  onClose: () => void;
}

export default function OpenStepDialog(props: OpenStepDialogProps) {
  const { specimen, action } = props.step;
  const form = findStepForm(action, specimen);
  return (
    form && (
      <Modal opened onClose={props.onClose} title={`${form.title} · ${specimen.accession_number}`}>
        <Fields {...props} form={form} />
      </Modal>
    )
  );
}

/** Asks for what the step needs. A refusal keeps what was typed. */
function Fields({ step, form, onMoved, onClose }: OpenStepDialogProps & { form: StepForm }) {
  const { specimen, action } = step;
  const move = useMoveSpecimen();
  const [typed, setTyped] = useState(() => startOf(specimen));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const problem = move.error && toProblem(move.error);
  const errors = { ...(problem && fieldErrors(problem)), ...missing };

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const empty = findMissing(form, typed);
    setMissing(empty);
    const [first] = Object.keys(empty);
    if (first) {
      document.getElementById(stepFieldId(first))?.focus();
      return;
    }
    move.mutate(
      { specimen, action, input: toInput(action, form, typed) },
      {
        onSuccess: (moved) => {
          onMoved?.(moved);
          onClose();
        },
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{form.lead}</Text>
        {problem && !isAtFields(problem, form) && (
          <Alert color="red" variant="light" role="alert">
            {explainRefusal(problem)}
          </Alert>
        )}
        {form.fields.map((name) => (
          <StepField
            key={name}
            name={name}
            isRequired={form.required.includes(name)}
            typed={typed}
            error={errors[name]}
            onChange={(change) => setTyped((known) => ({ ...known, ...change }))}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <ChangeButton
            type="submit"
            color={SPECIMEN_STEPS[action].danger && 'red'}
            loading={move.isPending}
          >
            {form.confirm}
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}

function isAtFields({ errors }: ApiProblem, { fields }: StepForm): boolean {
  const names: readonly string[] = fields;
  return errors.length > 0 && errors.every(({ field }) => names.includes(field));
}
