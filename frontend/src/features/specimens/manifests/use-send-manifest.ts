import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SendManifestRequest } from '@/api/gen';
import { specimensKey } from '@/components/specimen/queries';
import { useActor } from '@/session/actor';
import { manifestKey } from '../queries';
import { sendManifest } from '../specimens-api';

/** Sends a list of specimens. The same list sent again carries the same key, so that a lost answer cannot send it twice. */
export function useSendManifest() {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const last = useRef({ body: '', key: '' });

  function keyOf(request: SendManifestRequest): string {
    const body = JSON.stringify(request);
    if (last.current.body !== body) last.current = { body, key: crypto.randomUUID() };
    return last.current.key;
  }

  return useMutation({
    mutationFn: (request: SendManifestRequest) => sendManifest(request, keyOf(request)),
    onSuccess: (manifest) =>
      queryClient.setQueryData(manifestKey(organizationId, manifest.id), manifest),
    onSettled: () => queryClient.invalidateQueries({ queryKey: specimensKey(organizationId) }),
  });
}
