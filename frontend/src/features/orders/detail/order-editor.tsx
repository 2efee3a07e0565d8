import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { ChangeButton } from '@/components/change-button';
import { useActor } from '@/session/actor';
import { orderKeys, putOrder } from '../cache';
import { ConflictAlert } from '../conflict-alert';
import { readConflict } from '../conflict';
import { OrderFields } from '../form/order-fields';
import { LeaveGuard } from '../form/leave-guard';
import { changedFields, formOf, isSameForm, rebaseForm } from '../order-content';
import { editOrder } from '../orders-api';
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
  const isChanged = !isSameForm(form, formOf(base));
  const save = useMutation({
    mutationFn: () => editOrder(base.id, changedFields(form, formOf(base)), base.version),
    onSuccess: (order) => {
      putOrder(queryClient, organizationId, order);
      void queryClient.invalidateQueries({ queryKey: orderKeys.events(organizationId, order.id) });
      onClose();
    },
  });
  const problem = save.error && toProblem(save.error);
  const conflict = problem && readConflict(problem);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isChanged) save.mutate();
    else onClose();
  }

  function reload(current: Order) {
    setForm((typed) => rebaseForm(typed, formOf(base), formOf(current)));
    setBase(current);
    save.reset();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {conflict && <ConflictAlert conflict={conflict} base={base} onReload={reload} />}
        {problem && !conflict && problem.errors.length === 0 && (
          <Alert color="red" variant="light" role="alert" title={describeProblem(problem).title}>
            {describeProblem(problem).detail} What you typed is kept.
          </Alert>
        )}
        <OrderFields
          form={form}
          onChange={(change) => setForm((typed) => ({ ...typed, ...change }))}
          errors={problem ? fieldErrors(problem) : {}}
        />
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
