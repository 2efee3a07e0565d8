import { Group, Stack, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { PriorityBadge } from '@/components/priority-badge';
import { CopyAccession } from '@/components/specimen/accession-number';
import { labelOf } from '@/components/specimen/documents-api';
import { isLabelled } from '@/components/specimen/labelled';
import { PrintButton } from '@/components/specimen/print-button';
import { SpecimenBadge } from '@/components/specimen/specimen-badge';
import { SpecimenFailure } from '@/components/specimen/specimen-row';
import { SpecimenStepButtons } from '@/components/specimen/specimen-step-buttons';
import { SpecimenStepDialog } from '@/components/specimen/step-dialog';
import { useSpecimenSteps } from '@/components/specimen/use-specimen-steps';
import classes from '../detail/detail.module.css';
import { SpecimenFactList } from '../detail/specimen-fact-list';
import { SpecimenJourney } from '../detail/specimen-journey';
import { useSpecimen } from '../queries';
import type { Specimen } from '../types';

export function SpecimenPage() {
  const { id = '' } = useParams();
  const specimen = useSpecimen(id);
  if (specimen.data) return <LoadedSpecimen key={id} specimen={specimen.data} />;
  return (
    <Stack gap="md">
      <PageTitle>Specimen</PageTitle>
      {specimen.isError ? (
        <PageError error={specimen.error} onRetry={() => void specimen.refetch()} />
      ) : (
        <PageLoading />
      )}
    </Stack>
  );
}

/** One container in full: what it is, where it is, how it came there and what can be done with it. */
function LoadedSpecimen({ specimen }: { specimen: Specimen }) {
  const steps = useSpecimenSteps();
  const { accession_number: number, status, order } = specimen;
  return (
    <Stack gap="md">
      <div className={classes.header}>
        <Group gap="sm">
          <Group gap={4} wrap="nowrap">
            <PageTitle windowTitle={`Specimen ${number}`} className="order-number">
              {number}
            </PageTitle>
            <CopyAccession number={number} />
          </Group>
          <SpecimenBadge status={status} />
          {order.priority !== 'routine' && <PriorityBadge priority={order.priority} />}
        </Group>
        <Group gap="xs">
          {isLabelled(specimen) && <PrintButton document={labelOf(specimen)}>Label</PrintButton>}
          <SpecimenStepButtons specimen={specimen} steps={steps} />
        </Group>
      </div>
      <SpecimenFailure id={specimen.id} steps={steps} />
      <div className={classes.columns}>
        <section className={classes.section} aria-label="Specimen">
          <Title order={2} mb="md">
            Specimen
          </Title>
          <SpecimenFactList specimen={specimen} />
        </section>
        <SpecimenJourney specimen={specimen} />
      </div>
      <SpecimenStepDialog steps={steps} />
    </Stack>
  );
}
