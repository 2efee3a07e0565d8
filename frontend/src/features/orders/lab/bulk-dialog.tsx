import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ChangeButton } from '@/components/change-button';
import { ORDER_ACTIONS, type BulkAction } from '../steps/actions';
import type { Order } from '../types';
import { BulkItem } from './bulk-item';
import { useBulk } from './use-bulk';

interface BulkDialogProps {
  action: BulkAction;
  orders: readonly Order[];
  /** Called with the ids of the orders for which it worked. */
  onClose: (done: readonly string[]) => void;
}

/** Lists what will be moved, and afterwards says for each order what happened. */
export default function BulkDialog({ action, orders, onClose }: BulkDialogProps) {
  const { phase, results, done, run } = useBulk(action);
  const { label } = ORDER_ACTIONS[action];
  const able = orders.filter((order) => order.allowed_actions.includes(action));
  const failed = phase === 'over' ? able.length - done.length : 0;
  const close = () => onClose(done);

  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      title={`${label} ${able.length} ${able.length === 1 ? 'order' : 'orders'}`}
    >
      <Stack gap="md">
        <Stack
          component="ul"
          gap={0}
          m={0}
          p={0}
          mah="50dvh"
          style={{ overflowY: 'auto', listStyle: 'none' }}
        >
          {orders.map((order) => (
            <BulkItem
              key={order.id}
              order={order}
              isAble={able.includes(order)}
              doneText={ORDER_ACTIONS[action].done}
              result={results[order.id]}
            />
          ))}
        </Stack>
        <Text size="sm" role="status">
          {phase === 'over' && summarize(done.length, failed)}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {phase === 'over' ? 'Close' : 'Back'}
          </Button>
          {phase !== 'over' && (
            <ChangeButton loading={phase === 'running'} onClick={() => void run(able)}>
              {label} {able.length}
            </ChangeButton>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function summarize(done: number, failed: number): string {
  if (failed === 0) return `All ${done} done.`;
  return `${done} done, ${failed} not. Those that failed stay selected.`;
}
