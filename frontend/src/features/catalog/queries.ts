import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { listPanels, listTests } from '@/components/catalog/catalog-api';
import { catalogKey } from '@/components/catalog/queries';
import { tenantKey } from '@/lib/query-keys';
import { cursorOf } from '@/lib/query-string';
import { useActor } from '@/session/actor';
import { listCategories, listLabs, listVersions, readCompendium } from './catalog-api';
import { toQuery, type CatalogFilters, type Kind, type StatusChoice } from './list/filters';

interface Page<Row> {
  next: string | null;
  results: Row[];
  loinc_notice: string;
}

const growing = {
  initialPageParam: undefined as string | undefined,
  placeholderData: keepPreviousData,
  // A row must not move because somebody came back to the window.
  refetchOnWindowFocus: false,
} as const;

function together<Row>({ pages }: { pages: Page<Row>[] }) {
  return {
    results: pages.flatMap(({ results }) => results),
    notice: pages[0]?.loinc_notice ?? '',
  };
}

/** The tests that fit the filters, page after page as one list. */
export function useTestList(filters: CatalogFilters) {
  const { organizationId } = useActor();
  const query = toQuery(filters);
  return useInfiniteQuery({
    ...growing,
    queryKey: [...catalogKey(organizationId), 'tests', query],
    queryFn: ({ pageParam, signal }) => listTests({ ...query, cursor: pageParam }, signal),
    getNextPageParam: ({ next }) => cursorOf(next),
    select: together,
  });
}

export function usePanelList(filters: CatalogFilters) {
  const { organizationId } = useActor();
  const query = toQuery(filters);
  return useInfiniteQuery({
    ...growing,
    queryKey: [...catalogKey(organizationId), 'panels', query],
    queryFn: ({ pageParam, signal }) => listPanels({ ...query, cursor: pageParam }, signal),
    getNextPageParam: ({ next }) => cursorOf(next),
    select: together,
  });
}

export function useCategories(lab: string, status: StatusChoice) {
  const { organizationId } = useActor();
  const query = { ...(lab && { lab }), ...(status !== 'all' && { status }) };
  return useQuery({
    queryKey: [...catalogKey(organizationId), 'categories', query],
    queryFn: ({ signal }) => listCategories(query, signal),
    placeholderData: keepPreviousData,
  });
}

/** The labs that a clinic can choose among, as far as one page goes. */
export function useLabs(search: string, isWanted = true) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: tenantKey(organizationId, 'labs', 'catalog', search),
    queryFn: ({ signal }) => listLabs(search, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

export function useVersions(kind: Kind, id: string) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...catalogKey(organizationId), 'versions', kind, id],
    queryFn: ({ signal }) => listVersions(kind, id, signal),
  });
}

export function compendiumQuery(organizationId: string) {
  return queryOptions({
    queryKey: [...catalogKey(organizationId), 'compendium'],
    queryFn: ({ signal }) => readCompendium(signal),
  });
}
