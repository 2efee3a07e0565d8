import { lazy, Suspense } from 'react';
import type { Specimen } from './types';
import type { SpecimenSteps } from './use-specimen-steps';

const OpenStepDialog = lazy(() => import('./open-step-dialog'));

interface SpecimenStepDialogProps {
  steps: SpecimenSteps;
  onMoved?: (specimen: Specimen) => void;
}

/** The dialog of the step that was asked for; nothing where none is. */
export function SpecimenStepDialog({ steps, onMoved }: SpecimenStepDialogProps) {
  const { asked, closeDialog } = steps;
  if (!asked) return null;
  return (
    <Suspense>
      <OpenStepDialog
        key={`${asked.action} ${asked.specimen.id}`}
        step={asked}
        onMoved={onMoved}
        onClose={closeDialog}
      />
    </Suspense>
  );
}
