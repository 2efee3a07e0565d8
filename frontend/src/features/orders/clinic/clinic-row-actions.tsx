import { Group, Menu } from '@mantine/core';
import IconRepeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import { Link } from 'react-router';
import { ChangeButton } from '@/components/change-button';
import { mayOrder, useActor } from '@/session/actor';
import { StepMenu } from '../steps/step-menu';
import type { OrderSteps } from '../steps/use-order-steps';
import type { Order } from '../types';

interface ClinicRowActionsProps {
  order: Order;
  steps: OrderSteps;
  isAnswering: boolean;
  onAnswer: () => void;
}

/** What a clinic does with a row: answer what is asked at once, the rest in a menu. */
export function ClinicRowActions({ order, steps, isAnswering, onAnswer }: ClinicRowActionsProps) {
  const canRepeat = mayOrder(useActor()) && order.status !== 'draft';
  const canAnswer = order.allowed_actions.includes('resume');
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {canAnswer && (
        <ChangeButton
          size="compact-sm"
          variant="default"
          aria-expanded={isAnswering}
          aria-label={`Answer the question about ${order.number}`}
          onClick={onAnswer}
        >
          Answer
        </ChangeButton>
      )}
      <StepMenu
        order={order}
        actions={order.allowed_actions.filter((action) => action !== 'resume')}
        steps={steps}
      >
        {canRepeat && (
          <Menu.Item
            component={Link}
            to={`/orders/new?from=${order.id}`}
            leftSection={<IconRepeat size={16} aria-hidden />}
          >
            Repeat order
          </Menu.Item>
        )}
      </StepMenu>
    </Group>
  );
}
