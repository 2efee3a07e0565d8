import type { ButtonProps } from '@mantine/core';
import { ChangeButton } from '@/components/change-button';
import type { Order, OrderAction } from '../types';
import { ORDER_ACTIONS } from './actions';
import type { OrderSteps } from './use-order-steps';

interface StepButtonProps extends ButtonProps {
  order: Order;
  action: OrderAction;
  steps: OrderSteps;
  /** Other words than the action's own. */
  label?: string;
}

/** One step of one order as a button. */
export function StepButton({ order, action, steps, label, ...button }: StepButtonProps) {
  const look = ORDER_ACTIONS[action];
  const words = label ?? look.label;
  return (
    <ChangeButton
      {...button}
      loading={steps.busy.has(order.id)}
      aria-label={`${words} ${order.number}`}
      onClick={() => steps.take(order, action)}
    >
      {words}
    </ChangeButton>
  );
}
