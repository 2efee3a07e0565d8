import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogPanelListed, CatalogTestListed } from '@/api/gen';
import { listPanels, listTests } from '@/components/catalog/catalog-api';
import { catalogKey } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { rankFound } from './rank-found';

export type Found =
  ({ kind: 'test' } & CatalogTestListed) | ({ kind: 'panel' } & CatalogPanelListed);

const PAUSE_MS = 200;
const TESTS_SHOWN = 8;
const PANELS_SHOWN = 4;
const NOTHING: readonly Found[] = [];

/** What of a lab's catalogue fits the words. What was found for other words is not shown meanwhile. */
export function useTestSearch(lab: string, typed: string) {
  const { organizationId } = useActor();
  const queryClient = useQueryClient();
  const wanted = typed.trim();
  const [search] = useDebouncedValue(wanted, PAUSE_MS);
  const query = useQuery({
    ...foundQuery(organizationId, lab, search),
    enabled: search !== '',
  });
  const isCurrent = wanted === search && query.isSuccess;
  return {
    found: isCurrent ? query.data : NOTHING,
    isSearching: wanted !== '' && !isCurrent && !query.isError,
    isError: query.isError,
    isCurrent,
    /** What fits the words, without waiting for a pause. */
    findNow: (words: string) => queryClient.query(foundQuery(organizationId, lab, words.trim())),
  };
}

function foundQuery(organizationId: string, lab: string, search: string) {
  return queryOptions({
    queryKey: [...catalogKey(organizationId), 'picker', lab, search],
    queryFn: async ({ signal }): Promise<Found[]> => {
      const [tests, panels] = await Promise.all([
        listTests({ lab, search, page_size: TESTS_SHOWN }, signal),
        listPanels({ lab, search, page_size: PANELS_SHOWN }, signal),
      ]);
      return rankFound(search, [
        ...panels.results.map((panel) => ({ ...panel, kind: 'panel' as const })),
        ...tests.results.map((test) => ({ ...test, kind: 'test' as const })),
      ]);
    },
  });
}

/** Whether a lab offers anything; undefined until that is known. */
export function useHasCatalogue(lab: string | null): boolean | undefined {
  const { organizationId } = useActor();
  const { data } = useQuery({
    queryKey: [...catalogKey(organizationId), 'any', lab],
    queryFn: ({ signal }) => listTests({ lab: lab ?? '', page_size: 1 }, signal),
    enabled: lab !== null,
    select: ({ results }) => results.length > 0,
  });
  return data;
}
