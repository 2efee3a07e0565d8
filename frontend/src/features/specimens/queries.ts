import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Named } from '@/api/gen';
import { specimenQuery, specimensKey } from '@/components/specimen/queries';
import { tenantKey } from '@/lib/query-keys';
import { useLivePollInterval } from '@/realtime/use-connection';
import { useFrames, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import type { LoadedSpecimens } from './list/list-news';
import { useLiveSpecimens } from './list/use-live-specimens';
import {
  listClinics,
  listLabs,
  listManifests,
  listReady,
  listSpecimenEvents,
  listSpecimens,
  readManifest,
  type ManifestQuery,
  type SpecimenQuery,
} from './specimens-api';

/** Reads everything about specimens again when one of these orders changes. */
function useLiveOrders(orders: readonly string[]): void {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const readAgain = () =>
    void queryClient.invalidateQueries({ queryKey: specimensKey(organizationId) });
  useFrames('order', ({ id }) => {
    if (orders.includes(id)) readAgain();
  });
  useResync(readAgain);
}

export function useSpecimenList(query: SpecimenQuery) {
  const { organizationId } = useActor();
  const queryKey = [...specimensKey(organizationId), 'list', query];
  const list = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<LoadedSpecimens> => ({
      ...(await listSpecimens(query, signal)),
      loadedAt: Date.now(),
    }),
    placeholderData: keepPreviousData,
    refetchInterval: useLivePollInterval(),
  });
  const page = list.isPlaceholderData ? undefined : list.data;
  return { list, live: useLiveSpecimens({ queryKey, query, page }) };
}

export function useSpecimen(id: string) {
  const { organizationId } = useActor();
  const specimen = useQuery({
    ...specimenQuery(organizationId, id),
    refetchInterval: useLivePollInterval(),
  });
  useLiveOrders(specimen.data ? [specimen.data.order.id] : []);
  return specimen;
}

export function useSpecimenEvents(id: string) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...specimensKey(organizationId), 'events', id],
    queryFn: ({ signal }) => listSpecimenEvents(id, signal),
  });
}

export function useReady() {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...specimensKey(organizationId), 'ready'],
    queryFn: ({ signal }) => listReady(signal),
    // What is ticked must not change under the hand; sending says what is not ready any more.
    refetchOnWindowFocus: false,
  });
}

/** The organizations of the other side that one's specimens are of. */
export function usePartners(isWanted = true) {
  const { organization, organizationId } = useActor();
  const readPartners = organization.kind === 'lab' ? listClinics : listLabs;
  return useQuery({
    queryKey: tenantKey(organizationId, 'partners', 'of-specimens'),
    queryFn: ({ signal }): Promise<Named[]> => readPartners(signal),
    enabled: isWanted,
  });
}

export function useManifestList(query: ManifestQuery) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...specimensKey(organizationId), 'manifests', query],
    queryFn: ({ signal }) => listManifests(query, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: useLivePollInterval(),
  });
}

export const manifestKey = (organizationId: string, id: string) =>
  [...specimensKey(organizationId), 'manifest', id] as const;

export function useManifest(id: string) {
  const { organizationId } = useActor();
  const manifest = useQuery({
    queryKey: manifestKey(organizationId, id),
    queryFn: ({ signal }) => readManifest(id, signal),
    refetchInterval: useLivePollInterval(),
  });
  useLiveOrders(manifest.data?.specimens.map(({ order }) => order.id) ?? []);
  return manifest;
}
