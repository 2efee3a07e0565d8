import { ActionIcon, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import type { ReactNode } from 'react';
import { useOnline } from '@/realtime/use-connection';
import type { Order, OrderAction } from '../types';
import { ORDER_ACTIONS } from './actions';
import type { OrderSteps } from './use-order-steps';

interface StepMenuProps {
  order: Order;
  actions: readonly OrderAction[];
  steps: OrderSteps;
  /** Entries before the steps, such as "Repeat order". */
  children?: ReactNode;
}

/** The steps that are not the button, behind three dots; nothing when there are none. */
export function StepMenu({ order, actions, steps, children }: StepMenuProps) {
  const isOnline = useOnline();
  if (actions.length === 0 && !children) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={`More for ${order.number}`}
          disabled={steps.busy.has(order.id)}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        {actions.map((action) => {
          const { label, icon: Icon, danger } = ORDER_ACTIONS[action];
          return (
            <Menu.Item
              key={action}
              c={danger && 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-3))'}
              disabled={!isOnline}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => steps.take(order, action)}
            >
              {label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
