import { QueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { isPublicKey } from './query-keys';

const MAX_RETRIES = 2;

/** Only what may pass by itself is tried again: no answer, or the service away. */
function shouldRetry(failures: number, error: unknown): boolean {
  const { status } = toProblem(error);
  return failures < MAX_RETRIES && (status === 0 || status >= 500);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** Drops what a session has brought. Whoever still waits for a dropped query would wait for ever. */
export function forgetSessionData(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => !isPublicKey(queryKey) });
  client.getMutationCache().clear();
}
