import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { toProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { ChangeButton } from '@/components/change-button';
import { useActor } from '@/session/actor';
import { orderKeys, putOrder } from '../cache';
import { readConflict } from '@/components/conflict/conflict';
import { ErrorSummary } from '@/components/error-summary';
import { LeaveGuard } from '@/components/leave-guard';
import { OrderFields, type FormChange } from '../form/order-fields';
import { OrderPatientField } from '../form/order-patient-field';
import { Promised } from '../form/promised';
import { patientOf, useNamedPatient } from '../form/use-named-patient';
import { useUnfinishedPatient } from '../form/use-unfinished-patient';
import { OrderConflict } from '../order-conflict';
import {
  changedFields,
  fieldId,
  formOf,
  isSameForm,
  rebaseForm,
  type OrderForm,
} from '../order-content';
import { errorsAt, faultsOf } from '../order-faults';
import { findMissing } from '../order-missing';
import { editOrder } from '../orders-api';
import { useRequisition } from '../requisition/use-requisition';
import type { Order } from '../types';

interface OrderEditorProps {
  /** The order as it was when editing began. */
  initial: Order;
  onClose: () => void;
}

/** Edits a sent order. It is saved only onto the version that was seen; a newer one is shown first. */
export function OrderEditor({ initial, onClose }: OrderEditorProps) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [base, setBase] = useState(initial);
  const [form, setForm] = useState(() => formOf(initial));
  const { patient, remember } = useNamedPatient(form.patient, patientOf(initial));
  const unfinished = useUnfinishedPatient();
  const [attempt, setAttempt] = useState(0);
  const isChanged = !isSameForm(form, formOf(base));
  const save = useMutation({
    mutationFn: (typed: OrderForm) =>
      editOrder(base.id, changedFields(typed, formOf(base)), base.version),
    onSuccess: (order) => {
      putOrder(queryClient, organizationId, order);
      void queryClient.invalidateQueries({ queryKey: orderKeys.events(organizationId, order.id) });
      onClose();
    },
  });
  const problem = save.error && toProblem(save.error);
  const conflict = problem && readConflict(problem);
  const requisition = useRequisition(form, { source: initial, frozen: base, orderId: base.id });
  const { names, read } = requisition;
  const missing = attempt > 0 ? findMissing(form, unfinished.isTold, read) : [];
  const faults = problem ? faultsOf(problem, save.variables.tests, names) : [];
  const errors = { ...requisition.errors, ...errorsAt(faults), ...errorsAt(missing) };

  function submit(event: SubmitEvent) {
    event.preventDefault();
    unfinished.tell();
    setAttempt((count) => count + 1);
    if (!isChanged && !unfinished.isUnfinished) onClose();
    else if (findMissing(form, unfinished.isUnfinished, read).length === 0) save.mutate(form);
  }

  function change(fields: FormChange) {
    setForm((typed) => ({
      ...typed,
      ...(typeof fields === 'function' ? fields(typed) : fields),
    }));
  }

  function reload(current: Order) {
    setForm((typed) => rebaseForm(typed, formOf(base), formOf(current)));
    setBase(current);
    remember(patientOf(current));
    names.rememberOrder(current);
    save.reset();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {conflict && <OrderConflict conflict={conflict} base={base} onReload={reload} />}
        {missing.length + faults.length > 0 && (
          <ErrorSummary
            title={missing.length > 0 ? 'Something is missing' : 'Not saved'}
            items={(missing.length > 0 ? missing : faults).map(({ fieldId: id, text }) => ({
              fieldId: id,
              message: text,
            }))}
            attempt={attempt}
          />
        )}
        {problem && !conflict && problem.errors.length === 0 && (
          <Alert color="red" variant="light" role="alert" title={describeProblem(problem).title}>
            {describeProblem(problem).detail} What you typed is kept.
          </Alert>
        )}
        <OrderPatientField
          value={patient}
          isNeeded={form.tests.length > 0}
          error={errors[fieldId('patient')]}
          onUnfinished={unfinished.hear}
          onChange={(chosen) => {
            remember(chosen);
            setForm((typed) => ({ ...typed, patient: chosen?.id ?? null }));
          }}
        />
        <OrderFields form={form} requisition={requisition} onChange={change} errors={errors} />
        {form.lab && form.tests.length > 0 && <Promised lab={form.lab} requisition={requisition} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Discard changes
          </Button>
          <ChangeButton type="submit" loading={save.isPending}>
            Save
          </ChangeButton>
        </Group>
      </Stack>
      <LeaveGuard isUnsaved={isChanged} />
    </form>
  );
}
