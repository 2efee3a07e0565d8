import { Button, Menu } from '@mantine/core';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconRepeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import { Link } from 'react-router';
import { useActor } from '@/session/actor';
import { findNextStep } from '../steps/next-step';
import { StepButton } from '../steps/step-button';
import { StepMenu } from '../steps/step-menu';
import type { OrderSteps } from '../steps/use-order-steps';
import type { Order } from '../types';

/** The next step as the one filled button, the others in the menu. A clinic answers a hold in its own box. */
export function OrderActions({ order, steps }: { order: Order; steps: OrderSteps }) {
  const { organization, role } = useActor();
  const isClinic = organization.kind === 'clinic';
  const offered = order.allowed_actions.filter((action) => !(isClinic && action === 'resume'));
  const next = findNextStep(offered);
  const isOpenDraft = order.status === 'draft' && order.is_editable;
  return (
    <>
      {isOpenDraft && (
        <Button
          component={Link}
          to={`/orders/new?draft=${order.id}`}
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
        >
          Continue writing
        </Button>
      )}
      {next && <StepButton order={order} action={next} steps={steps} />}
      <StepMenu order={order} actions={offered.filter((action) => action !== next)} steps={steps}>
        {isClinic && role !== 'viewer' && order.status !== 'draft' && (
          <Menu.Item
            component={Link}
            to={`/orders/new?from=${order.id}`}
            leftSection={<IconRepeat size={16} aria-hidden />}
          >
            Repeat order
          </Menu.Item>
        )}
      </StepMenu>
    </>
  );
}
