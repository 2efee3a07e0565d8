import { Alert } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import type { OrderSteps } from './use-order-steps';

/** Why the last step of this order was refused, where it was tried. */
export function StepFailure({ orderId, steps }: { orderId: string; steps: OrderSteps }) {
  const reason = steps.failures[orderId];
  if (!reason) return null;
  return (
    <Alert
      color="red"
      variant="light"
      p="xs"
      role="alert"
      icon={<IconAlertCircle size={16} aria-hidden />}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={() => steps.dismiss(orderId)}
    >
      {reason}
    </Alert>
  );
}
