import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { useActor } from '@/session/actor';
import { orderKeys, putOrder } from '../cache';
import { findMissing, formOf, isSameForm, rebaseForm, type OrderForm } from '../order-content';
import { createOrder, editOrder, moveOrder, readOrder } from '../orders-api';
import type { Order } from '../types';
import { createOrderWriter } from './order-writer';

const SAVE_AFTER_MS = 1_500;

/** How a form begins: empty, as a copy of another order, or as a draft the server has. */
export interface FormStart {
  form: OrderForm;
  draft: Order | null;
}

/** One order being written: its fields, its draft on the server, and its way to the lab. */
export function useOrderForm(start: FormStart) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [writer] = useState(() => createOrderWriter(WRITER_API, start.draft));
  const [form, setForm] = useState(start.form);
  const [kept, setKept] = useState({ form: start.form, at: 0 });
  const [draft, setDraft] = useState(start.draft);

  const save = useMutation({
    mutationFn: (typed: OrderForm) => writer.save(typed),
    onSuccess: (order, typed) => {
      setDraft(order);
      setKept({ form: typed, at: Date.now() });
      putOrder(queryClient, organizationId, order);
    },
  });
  const send = useMutation({
    mutationFn: (typed: OrderForm) => writer.submit(typed),
    onSuccess: (order) => {
      queryClient.setQueryData(orderKeys.detail(organizationId, order.id), order);
      void queryClient.invalidateQueries({ queryKey: orderKeys.all(organizationId) });
    },
  });
  const saveLater = useDebouncedCallback(save.mutate, SAVE_AFTER_MS);

  function change(fields: Partial<OrderForm>) {
    const typed = { ...form, ...fields };
    setForm(typed);
    if (typed.lab !== null && !send.isPending) saveLater(typed);
  }

  function submit() {
    if (findMissing(form).length > 0 || send.isPending) return;
    saveLater.cancel();
    save.reset();
    send.mutate(form);
  }

  /** Goes on from a draft that somebody else changed; what was typed here stays. */
  function adopt(current: Order) {
    const typed = rebaseForm(form, kept.form, formOf(current));
    writer.adopt(current);
    setDraft(current);
    setKept({ form: formOf(current), at: Date.now() });
    setForm(typed);
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
    retrySave: () => save.mutate(form),
    draft,
    problem: failure && toProblem(failure),
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
