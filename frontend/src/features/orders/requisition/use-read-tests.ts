import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { CatalogTest } from '@/api/gen';
import { testQuery } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import type { Order } from '../types';
import type { TestLine } from './test-lines';

/** Id of a test → everything its lab says of it, as far as that has been read. */
export type ReadTests = ReadonlyMap<string, CatalogTest>;

/** Reads what labs say of tests: as it is now, and of those in `frozen`, a sent order, as it was then. */
export function useReadTests(
  lines: readonly TestLine[],
  frozen: Pick<Order, 'tests'> | null,
): ReadTests {
  const { organizationId } = useActor();
  const versions = new Map(frozen?.tests.map(({ test, version }) => [test, version]));
  return useQueries({
    queries: lines.map(({ test }) => testQuery(organizationId, test, versions.get(test) ?? null)),
    combine: gather,
  });
}

function gather(results: UseQueryResult<CatalogTest>[]): ReadTests {
  return new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}
