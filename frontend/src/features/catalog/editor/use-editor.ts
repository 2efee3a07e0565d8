import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { toProblem } from '@/api/problem';
import { catalogKey } from '@/components/catalog/queries';
import { readConflict } from '@/components/conflict/conflict';
import { createKeyring } from '@/lib/keyring';
import { useActor } from '@/session/actor';
import type { Faults } from '../form/faults';
import { readServerFaults } from '../form/fault-places';
import { isSame, rebase } from '../form/rebase';

interface EditorOptions<Item, Form> {
  /** As it was when editing began; null for a new one. */
  initial: Item | null;
  empty: Form;
  formOf: (item: Item) => Form;
  findFaults: (form: Form) => Faults;
  /** Sends what was typed; null where that is what `base` says already. */
  send: (form: Form, base: Item | null, keyOf: (body: unknown) => string) => Promise<Item>;
}

/** A form of a test or a panel: saved only onto the version that was seen; a newer one is shown first. */
export function useEditor<Item, Form extends object>(options: EditorOptions<Item, Form>) {
  const { initial, empty, formOf, findFaults, send } = options;
  const client = useQueryClient();
  const { organizationId } = useActor();
  const [keyring] = useState(() => createKeyring());
  const start = initial ? formOf(initial) : empty;
  const [base, setBase] = useState({ item: initial, form: start });
  const [form, setForm] = useState(start);
  const [attempt, setAttempt] = useState(0);

  const save = useMutation({
    mutationFn: () => send(form, base.item, keyring.keyOf),
    onSuccess: () => client.invalidateQueries({ queryKey: catalogKey(organizationId) }),
    onError: (error) => {
      const { status } = toProblem(error);
      setAttempt((count) => count + 1);
      if (status >= 400 && status < 500) keyring.renew();
    },
  });
  const problem = save.error && toProblem(save.error);
  const own = attempt > 0 ? findFaults(form) : {};
  const isBad = Object.keys(own).length > 0;

  return {
    form,
    base: base.item,
    attempt,
    saved: save.data,
    isSaving: save.isPending,
    isChanged: !isSame(form, base.form),
    problem,
    conflict: problem && readConflict(problem),
    faults: isBad || !problem ? own : readServerFaults(problem.errors),
    change: (change: Partial<Form>) => setForm((known) => ({ ...known, ...change })),
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      const isReady = Object.keys(findFaults(form)).length === 0;
      if (isReady) save.mutate();
      else setAttempt(attempt + 1);
    },
    reload: (current: Item) => {
      const now = formOf(current);
      setForm((typed) => rebase(typed, base.form, now));
      setBase({ item: current, form: now });
      save.reset();
    },
  };
}
