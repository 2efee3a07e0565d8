import { useMutation, useQueryClient } from '@tanstack/react-query';
import { profileKey } from '@/lib/query-keys';
import { showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { saveOrganization } from './organization-api';
import { organizationQuery } from './queries';

/** Saves a part of the organization; the profile carries its name, its zone and its rules too. */
export function useSaveOrganization() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  return useMutation({
    mutationFn: saveOrganization,
    onSuccess: (saved) => {
      client.setQueryData(organizationQuery(organizationId).queryKey, saved);
      void client.invalidateQueries({ queryKey: profileKey });
      showSuccess('Saved.');
    },
  });
}
