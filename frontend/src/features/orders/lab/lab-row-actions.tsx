import { Group } from '@mantine/core';
import { findNextStep, findOtherSteps } from '../steps/next-step';
import { StepButton } from '../steps/step-button';
import { StepMenu } from '../steps/step-menu';
import type { OrderSteps } from '../steps/use-order-steps';
import type { Order } from '../types';
import classes from './lab-worklist.module.css';

/** The one next step as a button, every other step in a menu. */
export function LabRowActions({ order, steps }: { order: Order; steps: OrderSteps }) {
  const next = findNextStep(order.allowed_actions);
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {next && (
        <StepButton
          order={order}
          action={next}
          steps={steps}
          size="compact-sm"
          variant="default"
          miw={84}
        />
      )}
      {/* Keeps its place where there is no menu, so that the buttons of all rows stand in line. */}
      <div className={next && classes.menu}>
        <StepMenu order={order} actions={findOtherSteps(order.allowed_actions)} steps={steps} />
      </div>
    </Group>
  );
}
