import { Alert, Group } from '@mantine/core';
import { AccessionLink, CopyAccession } from './accession-number';
import { SpecimenBadge } from './specimen-badge';
import { SpecimenFacts } from './specimen-facts';
import { SpecimenStepButtons } from './specimen-step-buttons';
import classes from './specimen.module.css';
import type { Specimen } from './types';
import type { SpecimenSteps } from './use-specimen-steps';

/** One container of an order, with what can be done with it. */
export function SpecimenRow({ specimen, steps }: { specimen: Specimen; steps: SpecimenSteps }) {
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <div className={classes.name}>
          <AccessionLink specimen={specimen} />
          <CopyAccession number={specimen.accession_number} />
          <SpecimenBadge status={specimen.status} />
        </div>
        <Group gap={4} wrap="nowrap" ml="auto">
          <SpecimenStepButtons specimen={specimen} steps={steps} />
        </Group>
      </div>
      <SpecimenFacts specimen={specimen} />
      <SpecimenFailure id={specimen.id} steps={steps} />
    </li>
  );
}

/** Why the last step was refused, where it was tried. */
export function SpecimenFailure({ id, steps }: { id: string; steps: SpecimenSteps }) {
  const reason = steps.failures[id];
  if (!reason) return null;
  return (
    <Alert
      color="red"
      variant="light"
      p="xs"
      mt="xs"
      role="alert"
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={() => steps.dismiss(id)}
    >
      {reason}
    </Alert>
  );
}
