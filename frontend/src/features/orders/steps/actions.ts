import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconPackage from '@tabler/icons-react/dist/esm/icons/IconPackage.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconPlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import type { IconComponent } from '@/components/icon-component';
import type { OrderAction, OrderStatus } from '../types';

interface ActionLook {
  label: string;
  icon: IconComponent;
  /** Said in the past tense once it has happened. */
  done: string;
  danger?: true;
  /** Opens a dialog first, because it asks for something or cannot be taken back. */
  asks?: true;
  /** Shown at once and rolled back if the server refuses. */
  optimistic?: OrderStatus;
}

/** Every action as a button: its words, its icon and how it is sent. Whether it is offered is the server's decision. */
export const ORDER_ACTIONS: Record<OrderAction, ActionLook> = {
  submit: { label: 'Submit', icon: IconSend, done: 'Submitted' },
  review: { label: 'Review', icon: IconEye, done: 'In review', optimistic: 'pending_review' },
  start: { label: 'Start', icon: IconFlask, done: 'Started', optimistic: 'in_progress' },
  complete: { label: 'Complete', icon: IconCircleCheck, done: 'Completed' },
  deliver: { label: 'Deliver', icon: IconPackage, done: 'Delivered', asks: true },
  resume: { label: 'Resume', icon: IconPlayerPlay, done: 'Resumed', asks: true },
  hold: { label: 'Put on hold', icon: IconPlayerPause, done: 'On hold', asks: true },
  reject: { label: 'Reject', icon: IconCircleX, done: 'Rejected', asks: true, danger: true },
  cancel: { label: 'Cancel order', icon: IconBan, done: 'Cancelled', asks: true, danger: true },
};

/** The actions a lab may give to many orders at once: none of them asks for anything. */
export const BULK_ACTIONS = ['review', 'start', 'complete'] as const satisfies OrderAction[];
export type BulkAction = (typeof BULK_ACTIONS)[number];
