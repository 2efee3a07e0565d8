import { useQueryClient } from '@tanstack/react-query';
import type { CatalogPanel, CatalogTest } from '@/api/gen';
import { ApiProblem, toProblem } from '@/api/problem';
import { catalogKey } from '@/components/catalog/queries';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { setStatus } from '../catalog-api';
import type { Kind } from '../list/filters';

const WORDS = {
  retire: {
    title: (noun: string) => `Retire this ${noun}?`,
    text: 'Clinics can order it no longer. What was said of it stays readable, orders that name it go on, and you can offer it again.',
    done: (code: string) => `${code} is retired.`,
  },
  reactivate: {
    title: (noun: string) => `Offer this ${noun} again?`,
    text: 'Clinics can order it again, as it is described here.',
    done: (code: string) => `${code} is offered again.`,
  },
} as const;

interface StatusDialogProps {
  kind: Kind;
  item: CatalogTest | CatalogPanel;
  onClose: () => void;
}

/** Asks before something is offered no longer, or again; says what stands against it. */
export function StatusDialog({ kind, item, onClose }: StatusDialogProps) {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const step = item.status === 'active' ? 'retire' : 'reactivate';
  const noun = kind === 'tests' ? 'test' : 'panel';
  const words = WORDS[step];
  const readAgain = () => client.invalidateQueries({ queryKey: catalogKey(organizationId) });
  return (
    <ConfirmDialog
      title={words.title(noun)}
      confirm={step === 'retire' ? `Retire ${noun}` : `Offer ${noun} again`}
      danger={step === 'retire'}
      act={async () => {
        try {
          await setStatus(kind, item.id, step, item.version);
        } catch (error) {
          if (toProblem(error).code === 'stale_version') await readAgain();
          throw withReasons(toProblem(error));
        }
        await readAgain();
        showSuccess(words.done(item.code));
      }}
      onClose={onClose}
    >
      {words.text}
    </ConfirmDialog>
  );
}

/** A refusal of fields, told in one: there are no fields here. */
function withReasons(problem: ApiProblem): ApiProblem {
  const { status, code, requestId, errors } = problem;
  if (errors.length === 0) return problem;
  const detail = errors.map((error) => error.detail).join(' ');
  return new ApiProblem({ status, code, requestId, detail });
}
