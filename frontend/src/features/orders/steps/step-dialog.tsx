import { lazy, Suspense } from 'react';
import type { AskedStep, OrderSteps } from './use-order-steps';

const OpenStepDialog = lazy(() => import('./open-step-dialog'));

/** The dialog of the step that was asked for: its fields by the table, nothing where no step is asked. */
export function StepDialog({ steps }: { steps: OrderSteps }) {
  const { asked, closeDialog } = steps;
  if (!asked) return null;
  return (
    <Suspense>
      <OpenStepDialog key={keyOf(asked)} step={asked} onClose={closeDialog} />
    </Suspense>
  );
}

function keyOf({ order, action }: AskedStep): string {
  return `${action} ${order.id}`;
}
