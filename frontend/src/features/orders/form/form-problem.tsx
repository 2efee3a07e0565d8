import { Alert } from '@mantine/core';
import type { ApiProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { readConflict } from '@/components/conflict/conflict';
import { ErrorSummary } from '@/components/error-summary';
import { OrderConflict } from '../order-conflict';
import { faultsOf, type Fault } from '../order-faults';
import type { TestNames } from '../requisition/use-test-names';
import type { Order } from '../types';
import type { OrderFormState } from './use-order-form';

interface FormProblemProps {
  state: OrderFormState;
  names: TestNames;
  missing: readonly Fault[];
  attempt: number;
  onReload: (current: Order) => void;
}

/** What keeps the order from being sent, on top of the form and linked to the fields. */
export function FormProblem({ state, names, missing, attempt, onReload }: FormProblemProps) {
  const { problem, draft } = state;
  if (missing.length > 0) {
    return (
      <ErrorSummary
        title="Something is missing"
        items={missing.map(toSummaryItem)}
        attempt={attempt}
      />
    );
  }
  if (!problem) return null;
  const conflict = readConflict(problem);
  if (conflict && draft) {
    return <OrderConflict conflict={conflict} base={draft} onReload={onReload} />;
  }
  if (problem.errors.length > 0) {
    return (
      <ErrorSummary
        title={state.isSendFailed ? 'Not sent' : 'The draft is not saved'}
        items={faultsOf(problem, state.tried.tests, names).map(toSummaryItem)}
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

function toSummaryItem({ fieldId, text }: Fault) {
  return { fieldId, message: text };
}
