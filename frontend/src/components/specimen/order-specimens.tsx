import { Button, Group, Text, Title } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { lazy, Suspense, useState } from 'react';
import { useActor } from '@/session/actor';
import { PageError } from '../page-error';
import { PageLoading } from '../page-loading';
import { CollectAllButton } from './collect-all-button';
import { labelsOf, requisitionOf } from './documents-api';
import { isClosed } from './labelled';
import { PrintButton } from './print-button';
import { useSpecimensOf } from './queries';
import { SpecimenRow } from './specimen-row';
import classes from './specimen.module.css';
import { SpecimenStepDialog } from './step-dialog';
import type { Specimen, SpecimenOrder } from './types';
import { useSpecimenSteps } from './use-specimen-steps';

const AddSpecimenDialog = lazy(() => import('./add-specimen-dialog'));

type NamedOrder = Pick<SpecimenOrder, 'id' | 'number' | 'status'>;

const LABELLED = new Set<Specimen['status']>(['expected', 'collected']);

/** The containers of an order: what is to be collected, what came, what became of it. */
export default function OrderSpecimens({ order }: { order: NamedOrder }) {
  const { role } = useActor();
  const specimens = useSpecimensOf(order.id);
  const steps = useSpecimenSteps();
  const mayAdd = role !== 'viewer' && !isClosed(order);
  const known = specimens.data ?? [];
  return (
    <section className={classes.section} aria-label="Specimens">
      <Group justify="space-between" mb="md" mih={30} gap="xs">
        <Title order={2}>Specimens</Title>
        <Group gap={6}>
          <CollectAllButton specimens={known} steps={steps} />
          <PrintButton document={requisitionOf(order)}>Requisition</PrintButton>
          {!isClosed(order) && known.some(({ status }) => LABELLED.has(status)) && (
            <PrintButton document={labelsOf(order)}>Labels</PrintButton>
          )}
        </Group>
      </Group>
      {specimens.isPending && <PageLoading lines={2} />}
      {specimens.isError && !specimens.data && (
        <PageError error={specimens.error} onRetry={() => void specimens.refetch()} />
      )}
      {specimens.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          No specimen is expected.
        </Text>
      )}
      <ul className={classes.list}>
        {known.map((specimen) => (
          <SpecimenRow key={specimen.id} specimen={specimen} steps={steps} />
        ))}
      </ul>
      {mayAdd && specimens.data && <AddSpecimen order={order} />}
      <SpecimenStepDialog steps={steps} />
    </section>
  );
}

function AddSpecimen({ order }: { order: NamedOrder }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        mt="sm"
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Add a specimen
      </Button>
      {isOpen && (
        <Suspense>
          <AddSpecimenDialog order={order} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
