import { Modal } from '@mantine/core';
import { useActor } from '@/session/actor';
import { findActionForm } from './action-fields';
import { StepForm } from './step-form';
import type { AskedStep, OrderSteps } from './use-order-steps';

/** The dialog of the step that was asked for: its fields by the table, nothing where no step is asked. */
export function StepDialog({ steps }: { steps: OrderSteps }) {
  const { asked, closeDialog } = steps;
  return asked && <OpenDialog key={keyOf(asked)} step={asked} onClose={closeDialog} />;
}

function OpenDialog({ step, onClose }: { step: AskedStep; onClose: () => void }) {
  const { kind } = useActor().organization;
  const form = findActionForm(step.action, step.order, kind);
  return (
    form && (
      <Modal
        opened
        onClose={onClose}
        title={`${form.title} · ${step.order.number}`}
        fullScreen={false}
      >
        <StepForm step={step} form={form} onClose={onClose} />
      </Modal>
    )
  );
}

function keyOf({ order, action }: AskedStep): string {
  return `${action} ${order.id}`;
}
