import { Modal } from '@mantine/core';
import { useActor } from '@/session/actor';
import { findActionForm } from './action-fields';
import { StepForm } from './step-form';
import type { AskedStep } from './use-order-steps';

export default function OpenStepDialog({
  step,
  onClose,
}: {
  step: AskedStep;
  onClose: () => void;
}) {
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
