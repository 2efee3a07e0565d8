import { queryOptions } from '@tanstack/react-query';
import { http } from '@/api/client';
import type { Profile } from '@/api/gen';
import { profileKey } from '@/lib/query-keys';

export const profileQuery = queryOptions({
  queryKey: profileKey,
  queryFn: async ({ signal }) => (await http.get<Profile>('/api/auth/profile/', { signal })).data,
  staleTime: 5 * 60_000,
});
