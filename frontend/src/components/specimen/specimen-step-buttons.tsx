import { useActor } from '@/session/actor';
import { ChangeButton } from '../change-button';
import { SpecimenStepMenu } from './specimen-step-menu';
import { findNextStep, SPECIMEN_STEPS } from './steps';
import type { Specimen } from './types';
import type { SpecimenSteps } from './use-specimen-steps';

interface SpecimenStepButtonsProps {
  specimen: Specimen;
  steps: SpecimenSteps;
}

/** The next step as a button, the others in the menu. */
export function SpecimenStepButtons({ specimen, steps }: SpecimenStepButtonsProps) {
  const { organization } = useActor();
  const { allowed_actions: allowed, accession_number } = specimen;
  const next = findNextStep(allowed, organization.kind);
  return (
    <>
      {next && (
        <ChangeButton
          size="compact-sm"
          variant="default"
          loading={steps.busy.has(specimen.id)}
          aria-label={`${SPECIMEN_STEPS[next].label} ${accession_number}`}
          onClick={() => steps.take(specimen, next)}
        >
          {SPECIMEN_STEPS[next].label}
        </ChangeButton>
      )}
      <SpecimenStepMenu
        specimen={specimen}
        actions={allowed.filter((action) => action !== next)}
        steps={steps}
      />
    </>
  );
}
