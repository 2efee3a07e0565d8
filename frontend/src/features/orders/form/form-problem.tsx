import { Alert } from '@mantine/core';
import type { ApiProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { ErrorSummary } from '@/components/error-summary';
import { ConflictAlert } from '../conflict-alert';
import { readConflict } from '../conflict';
import { FIELD_LABELS, fieldId, type MissingField } from '../order-content';
import type { Order } from '../types';
import type { OrderFormState } from './use-order-form';

interface FormProblemProps {
  state: OrderFormState;
  missing: readonly MissingField[];
  attempt: number;
  onReload: (current: Order) => void;
}

/** What keeps the order from being sent, on top of the form and linked to the fields. */
export function FormProblem({ state, missing, attempt, onReload }: FormProblemProps) {
  const { problem, draft } = state;
  if (missing.length > 0) {
    return (
      <ErrorSummary
        title="Something is missing"
        items={missing.map(({ field, text }) => ({ fieldId: fieldId(field), message: text }))}
        attempt={attempt}
      />
    );
  }
  if (!problem) return null;
  const conflict = readConflict(problem);
  if (conflict && draft) {
    return <ConflictAlert conflict={conflict} base={draft} onReload={onReload} />;
  }
  if (problem.errors.length > 0) {
    return (
      <ErrorSummary
        title={state.isSendFailed ? 'Not sent' : 'The draft is not saved'}
        items={problem.errors.map(toSummaryItem)}
        attempt={attempt}
      />
    );
  }
  return state.isSendFailed ? <NotSent problem={problem} /> : null;
}

function NotSent({ problem }: { problem: ApiProblem }) {
  const { title, detail } = describeProblem(problem);
  return (
    <Alert color="red" variant="light" role="alert" title={`Not sent. ${title}.`}>
      {detail} Everything you typed is still here, and sending again cannot order twice.
    </Alert>
  );
}

function toSummaryItem({ field, detail }: ApiProblem['errors'][number]) {
  return isField(field) ? { fieldId: fieldId(field), message: detail } : { message: detail };
}

function isField(name: string): name is keyof typeof FIELD_LABELS {
  return Object.hasOwn(FIELD_LABELS, name);
}
