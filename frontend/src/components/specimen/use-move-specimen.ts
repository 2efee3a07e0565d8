import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { specimenQuery, specimensKey, specimensOfKey } from './queries';
import { moveSpecimen } from './specimens-api';
import type { Specimen, SpecimenAction, SpecimenStepInput } from './types';

export interface SpecimenStep {
  specimen: Specimen;
  action: SpecimenAction;
  input?: SpecimenStepInput;
}

/** Moves a specimen on; nothing is shown before the server has answered. */
export function useMoveSpecimen() {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const keyOf = useStepKeys();
  return useMutation({
    mutationFn: (step: SpecimenStep) =>
      moveSpecimen({
        id: step.specimen.id,
        version: step.specimen.version,
        action: step.action,
        input: step.input,
        key: keyOf(step),
      }),
    onSuccess: (specimen) => putSpecimen(queryClient, organizationId, specimen),
    onSettled: (_moved, _error, { specimen }) =>
      readAgain(queryClient, organizationId, specimen.order.id),
  });
}

/** A step is an event of its order, and may hold or resume it. */
async function readAgain(client: QueryClient, organizationId: string, order: string) {
  const keys = [
    specimensKey(organizationId),
    tenantKey(organizationId, 'orders', 'one', order),
    tenantKey(organizationId, 'orders', 'events', order),
  ];
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** Shows what the server has just answered where it stands. */
export function putSpecimen(
  queryClient: QueryClient,
  organizationId: string,
  specimen: Specimen,
): void {
  queryClient.setQueryData(specimenQuery(organizationId, specimen.id).queryKey, specimen);
  queryClient.setQueryData<Specimen[]>(specimensOfKey(organizationId, specimen.order.id), (known) =>
    known?.map((each) => (each.id === specimen.id ? specimen : each)),
  );
}

/** The same step on the same version sent again carries the same key: a lost answer cannot take it twice. */
function useStepKeys(): (step: SpecimenStep) => string {
  const keys = useRef(new Map<string, string>());
  return ({ specimen, action, input }) => {
    const name = JSON.stringify([specimen.id, specimen.version, action, input]);
    const key = keys.current.get(name) ?? crypto.randomUUID();
    keys.current.set(name, key);
    return key;
  };
}
