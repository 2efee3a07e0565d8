import { Alert, Text } from '@mantine/core';
import { ORDER_STATUS } from '@/components/order-status';
import { useActor } from '@/session/actor';
import { REJECT_REASONS } from '../steps/action-fields';
import { AnswerBox } from '../steps/answer-box';
import type { Order, OrderStatus } from '../types';

const TITLES: Partial<Record<OrderStatus, (order: Order) => string>> = {
  on_hold: ({ clinic }) => `On hold, waiting for ${clinic.name}`,
  rejected: ({ lab }) => `Rejected by ${lab.name}`,
  cancelled: ({ clinic }) => `Cancelled by ${clinic.name}`,
};

/** What the reader must know before anything else: the open question, or why it ended. */
export function OrderNotices({ order }: { order: Order }) {
  const { organization } = useActor();
  const asksReader = organization.kind === 'clinic' && order.allowed_actions.includes('resume');
  if (asksReader) return <AnswerBox order={order} />;
  const title = TITLES[order.status]?.(order);
  if (!title) return null;
  const { color, icon: Icon } = ORDER_STATUS[order.status];
  return (
    <Alert color={color} variant="light" title={title} icon={<Icon size={18} aria-hidden />}>
      <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {reasonOf(order)}
      </Text>
    </Alert>
  );
}

function reasonOf({ status_reason_code: code, status_note }: Order): string {
  const reasons: Record<string, string | undefined> = REJECT_REASONS;
  return [reasons[code], status_note].filter(Boolean).join('. ') || 'No reason was given.';
}
