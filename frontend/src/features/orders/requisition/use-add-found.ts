import { useMutation, useQueryClient } from '@tanstack/react-query';
import { panelQuery } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { addTests, type TestLine } from './test-lines';
import type { Found } from './use-test-search';
import type { TestNames } from './use-test-names';

type Change = (make: (lines: readonly TestLine[]) => TestLine[]) => void;

/** Adds what was found: a test itself, a panel's active tests. */
export function useAddFound({ remember }: TestNames, change: Change) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const panel = useMutation({
    mutationFn: (id: string) => queryClient.query(panelQuery(organizationId, id)),
    onSuccess: (read) => {
      const tests = read.tests.filter(({ status }) => status === 'active');
      remember([read, ...tests]);
      change((lines) =>
        addTests(
          lines,
          tests.map(({ id }) => id),
          read.id,
        ),
      );
    },
  });

  function add(item: Found) {
    panel.reset();
    if (item.kind === 'panel') {
      panel.mutate(item.id);
      return;
    }
    remember([item]);
    change((lines) => addTests(lines, [item.id]));
  }

  return {
    add,
    error: panel.isError ? 'The panel could not be read. Add it again.' : undefined,
  };
}
