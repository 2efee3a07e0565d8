import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { listTests } from '@/components/catalog/catalog-api';
import { catalogKey } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';

const PAUSE_MS = 250;
const MATCHES = 8;

/** The lab's active tests that fit the words, once typing pauses; never those that fitted other words. */
export function useTestSearch(typed: string) {
  const { organizationId } = useActor();
  const wanted = typed.trim();
  const [search] = useDebouncedValue(wanted, PAUSE_MS);
  const query = useQuery({
    queryKey: [...catalogKey(organizationId), 'picker', search],
    queryFn: ({ signal }) => listTests({ search, status: 'active', page_size: MATCHES }, signal),
    enabled: search !== '',
  });
  const isCurrent = wanted === search && query.isSuccess;
  return {
    found: isCurrent ? query.data.results : [],
    isSearching: wanted !== '' && !isCurrent && !query.isError,
    isError: query.isError,
  };
}
