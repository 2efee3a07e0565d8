import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';

/**
 * What a form begins with: read anew for each form, because one that begins on an old version would only meet a
 * conflict, and never again, because a later answer must not replace a form in which somebody types.
 */
export function useReadOnce<Read>(
  id: string,
  read: (id: string, signal: AbortSignal) => Promise<Read>,
) {
  const { organizationId } = useActor();
  const [visit] = useState(() => crypto.randomUUID());
  return useQuery({
    queryKey: tenantKey(organizationId, 'form', id, visit),
    queryFn: ({ signal }) => read(id, signal),
    staleTime: 'static',
    gcTime: 0,
  });
}
