import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toProblem } from '@/api/problem';
import { useActor } from '@/session/actor';
import { orderKeys, putOrder } from '../cache';
import { formOf, isSameForm, rebaseForm, type OrderForm } from '../order-content';
import { createOrder, editOrder, moveOrder, readOrder } from '../orders-api';
import type { Order } from '../types';
import type { FormChange } from './order-fields';
import { createOrderWriter } from './order-writer';

const SAVE_AFTER_MS = 1_500;

/** How a form begins: empty, as a copy of another order, or as a draft the server has. */
export interface FormStart {
  form: OrderForm;
  draft: Order | null;
  /** Where the form's tests come from. */
  source?: Order;
  /** Tests of the copied order that its lab does not offer any more. */
  dropped?: readonly string[];
}

/** One order being written: its fields, its draft on the server, and its way to the lab. */
export function useOrderForm(start: FormStart) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [writer] = useState(() => createOrderWriter(WRITER_API, start.draft));
  const [form, setForm] = useState(start.form);
  // What a slow answer adds must not undo what was typed meanwhile.
  const latest = useRef(form);
  const [kept, setKept] = useState({ form: start.form, at: 0 });
  const [draft, setDraft] = useState(start.draft);

  async function keep(typed: OrderForm) {
    const order = await writer.save(typed);
    setDraft(order);
    setKept({ form: typed, at: Date.now() });
    putOrder(queryClient, organizationId, order);
    return order;
  }

  const save = useMutation({
    mutationFn: (typed: OrderForm) => keep(typed),
  });
  const send = useMutation({
    mutationFn: async (typed: OrderForm) => {
      // Whatever becomes of the sending, the form knows its draft, and can go on from a newer one.
      await keep(typed);
      return writer.submit(typed);
    },
    onSuccess: (order) => {
      queryClient.setQueryData(orderKeys.detail(organizationId, order.id), order);
      void queryClient.invalidateQueries({ queryKey: orderKeys.all(organizationId) });
    },
  });
  const saveLater = useDebouncedCallback(save.mutate, SAVE_AFTER_MS);

  function show(typed: OrderForm) {
    latest.current = typed;
    setForm(typed);
  }

  function change(change: FormChange) {
    const fields = typeof change === 'function' ? change(latest.current) : change;
    const typed = { ...latest.current, ...fields };
    show(typed);
    if (typed.lab !== null && !send.isPending) saveLater(typed);
  }

  function submit(typed: OrderForm) {
    if (send.isPending) return;
    saveLater.cancel();
    save.reset();
    show(typed);
    send.mutate(typed);
  }

  /** Goes on from a draft that somebody else changed; what was typed here stays. */
  function adopt(current: Order) {
    const typed = rebaseForm(form, kept.form, formOf(current));
    writer.adopt(current);
    setDraft(current);
    setKept({ form: formOf(current), at: Date.now() });
    show(typed);
    save.reset();
    send.reset();
    if (!isSameForm(typed, formOf(current))) saveLater(typed);
  }

  const failure = send.error ?? save.error;
  return {
    form,
    change,
    submit,
    adopt,
    /** Writes the draft down now, and says which it is. */
    keepNow: () => save.mutateAsync(latest.current),
    retrySave: () => save.mutate(form),
    draft,
    problem: failure && toProblem(failure),
    /** The form that the problem is about. */
    tried: (send.error ? send.variables : save.variables) ?? form,
    isUnsaved: !isSameForm(form, kept.form),
    isSaving: save.isPending,
    savedAt: kept.at,
    isSending: send.isPending,
    isSendFailed: send.isError,
    placed: send.data ?? null,
  };
}

export type OrderFormState = ReturnType<typeof useOrderForm>;

const WRITER_API = {
  create: createOrder,
  edit: editOrder,
  read: readOrder,
  submit: (id: string, version: number, key: string) =>
    moveOrder({ id, version, key, action: 'submit' }),
};
