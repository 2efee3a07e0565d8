import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useActor } from '@/session/actor';
import { searchPatients } from './patients-api';
import { patientsKey } from './queries';
import type { PatientRow } from './types';

const PAUSE_MS = 250;
const NOBODY: readonly PatientRow[] = [];

/**
 * Who fits the words, once typing pauses. What was found for other words is not shown meanwhile: somebody else would
 * stand where the right one is expected.
 */
export function usePatientSearch(typed: string) {
  const { organizationId } = useActor();
  const wanted = typed.trim();
  const [search] = useDebouncedValue(wanted, PAUSE_MS);
  const query = useQuery({
    queryKey: [...patientsKey(organizationId), 'picker', search],
    queryFn: ({ signal }) => searchPatients(search, signal),
    enabled: search !== '',
  });
  const isCurrent = wanted === search && query.isSuccess;
  return {
    found: isCurrent ? query.data : NOBODY,
    isSearching: wanted !== '' && !isCurrent && !query.isError,
    isError: query.isError,
    isCurrent,
  };
}
