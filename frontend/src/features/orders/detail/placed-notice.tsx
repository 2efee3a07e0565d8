import { Alert, Button, Group } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { Link } from 'react-router';
import { labelsOf, requisitionOf } from '@/components/specimen/documents-api';
import { PrintButton } from '@/components/specimen/print-button';
import { useSpecimensOf } from '@/components/specimen/queries';
import type { Order } from '../types';

/** What one does with an order just placed: print what goes along with the specimens, or place another. */
export function PlacedNotice({ order }: { order: Order }) {
  return (
    <Alert
      color="teal"
      variant="light"
      role="status"
      title="Your order is with the lab"
      icon={<IconCircleCheck size={18} aria-hidden />}
    >
      <Group justify="space-between" gap="sm">
        Every step appears here by itself.
        <Group gap="xs">
          <PrintButton document={requisitionOf(order)}>Print requisition</PrintButton>
          <PrintLabels order={order} />
          <Button component={Link} to="/orders/new" size="compact-sm" variant="default">
            Place another
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}

/** Only an order that waits for containers has something to stick on them. */
function PrintLabels({ order }: { order: Order }) {
  const { data = [] } = useSpecimensOf(order.id);
  if (!data.some(({ status }) => status === 'expected')) return null;
  return <PrintButton document={labelsOf(order)}>Print labels</PrintButton>;
}
