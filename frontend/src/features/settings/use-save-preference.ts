import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Preference } from '@/api/gen';
import { showProblem } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { preferencesQuery } from './queries';
import { savePreference } from './settings-api';

/** Saves one row at once; on refusal that row goes back, and only that one. */
export function useSavePreference() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const { queryKey } = preferencesQuery(organizationId);

  function replace(row: Preference): void {
    client.setQueryData(queryKey, (rows) =>
      rows?.map((each) => (each.kind === row.kind ? row : each)),
    );
  }

  return useMutation({
    scope: { id: 'preferences' },
    mutationFn: ({ after }: { before: Preference; after: Preference }) => {
      const { kind, in_app, email } = after;
      return savePreference({ kind, in_app, email });
    },
    onMutate: ({ after }) => replace(after),
    onError: (error, { before }) => {
      replace(before);
      showProblem(error, 'Preference not saved');
    },
  });
}
