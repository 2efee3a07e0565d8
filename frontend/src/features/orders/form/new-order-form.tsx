import { Stack } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { Navigate } from 'react-router';
import { fieldErrors } from '@/api/problem';
import { findMissing, formOf, type OrderForm } from '../order-content';
import type { Named } from '../types';
import { FormProblem } from './form-problem';
import { LabPicker } from './lab-picker';
import { LeaveGuard } from './leave-guard';
import classes from './new-order-form.module.css';
import { OrderFields } from './order-fields';
import { OrderSummary } from './order-summary';
import { useOrderForm, type FormStart } from './use-order-form';

interface NewOrderFormProps {
  start: FormStart;
  /** The lab of a draft or of a repeated order. */
  startLab: Named | null;
  onDraft: (id: string) => void;
}

/** The whole order on one page. Submit is always there and says what is missing. */
export function NewOrderForm({ start, startLab, onDraft }: NewOrderFormProps) {
  const state = useOrderForm(start);
  const [lab, setLab] = useState(startLab);
  const [attempt, setAttempt] = useState(0);
  const { form, problem, placed } = state;
  const missing = attempt > 0 ? findMissing(form) : [];
  const errors: Partial<Record<keyof OrderForm, string>> = {
    ...(problem && fieldErrors(problem)),
    ...Object.fromEntries(missing.map(({ field, text }) => [field, text])),
  };

  const tellDraft = useEffectEvent(onDraft);
  const draftId = state.draft?.id;
  useEffect(() => {
    if (draftId) tellDraft(draftId);
  }, [draftId]);

  function submit(event?: SubmitEvent) {
    event?.preventDefault();
    setAttempt((count) => count + 1);
    state.submit();
  }

  function submitByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  }

  if (placed) return <Navigate to={`/orders/${placed.id}`} state="placed" replace />;
  return (
    // The key works anywhere in the form; the form itself is no control.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={classes.form} onSubmit={submit} onKeyDown={submitByKey} noValidate>
      <div className={classes.fields}>
        <Stack gap="lg">
          <FormProblem
            state={state}
            missing={missing}
            attempt={attempt}
            onReload={(current) => {
              setLab(formOf(current).lab === lab?.id ? lab : current.lab);
              state.adopt(current);
            }}
          />
          <LabPicker
            value={form.lab}
            known={lab}
            error={errors.lab}
            onChange={(chosen) => {
              setLab(chosen);
              state.change({ lab: chosen?.id ?? null });
            }}
          />
          <OrderFields form={form} onChange={state.change} errors={errors} />
        </Stack>
      </div>
      <OrderSummary state={state} labName={lab?.name} />
      <LeaveGuard isUnsaved={state.isUnsaved} />
    </form>
  );
}
