import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem, type ApiProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { ChangeButton } from '@/components/change-button';
import { OrderConflict } from '../order-conflict';
import { readConflict } from '@/components/conflict/conflict';
import type { Order } from '../types';
import { EMPTY_INPUT, findMissingInput, pickInput, type ActionForm } from './action-fields';
import { ORDER_ACTIONS } from './actions';
import { StepField } from './step-field';
import { useMoveOrder } from './use-move-order';
import type { AskedStep } from './use-order-steps';

interface StepFormProps {
  step: AskedStep;
  form: ActionForm;
  onClose: () => void;
}

/** Asks for what the step needs. A refusal keeps what was typed. */
export function StepForm({ step, form, onClose }: StepFormProps) {
  const { action } = step;
  const move = useMoveOrder();
  const [order, setOrder] = useState(step.order);
  const [input, setInput] = useState(EMPTY_INPUT);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const problem = move.error && toProblem(move.error);
  const errors = { ...(problem && fieldErrors(problem)), ...missing };

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const empty = findMissingInput(form.fields, input);
    setMissing(empty);
    const [first] = Object.keys(empty);
    if (first) document.getElementById(fieldId(first))?.focus();
    else
      move.mutate({ order, action, input: pickInput(form.fields, input) }, { onSuccess: onClose });
  }

  function goOnFrom(current: Order) {
    setOrder(current);
    move.reset();
  }

  const isGone = !order.allowed_actions.includes(action);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{form.lead}</Text>
        {problem && <StepProblem problem={problem} order={order} form={form} onReload={goOnFrom} />}
        {isGone && !problem && <GoneNotice />}
        {form.fields.map((field) => (
          <StepField
            key={field.name}
            id={fieldId(field.name)}
            field={field}
            value={input[field.name]}
            error={errors[field.name]}
            onChange={(value) => setInput((known) => ({ ...known, [field.name]: value }))}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <ChangeButton
            type="submit"
            color={ORDER_ACTIONS[action].danger && 'red'}
            loading={move.isPending}
            disabled={isGone}
          >
            {form.confirm}
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}

interface StepProblemProps {
  problem: ApiProblem;
  order: Order;
  form: ActionForm;
  onReload: (current: Order) => void;
}

function StepProblem({ problem, order, form, onReload }: StepProblemProps) {
  const conflict = readConflict(problem);
  if (conflict) return <OrderConflict conflict={conflict} base={order} onReload={onReload} />;
  const shown = form.fields.map(({ name }): string => name);
  const isAtFields =
    problem.errors.length > 0 && problem.errors.every(({ field }) => shown.includes(field));
  if (isAtFields) return null;
  const { title, detail } = describeProblem(problem);
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      {detail}
    </Alert>
  );
}

function GoneNotice() {
  return (
    <Alert color="orange" variant="light" title="The order has moved on" role="alert">
      This step is no longer possible. What you typed stays here until you close.
    </Alert>
  );
}

function fieldId(name: string): string {
  return `step-${name}`;
}
