import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import IconGitMerge from '@tabler/icons-react/dist/esm/icons/IconGitMerge.mjs';
import { useState } from 'react';
import { ORDER_STATUS } from '@/components/order-status';
import { useNow } from '@/lib/use-now';
import { useActor } from '@/session/actor';
import { putOrder } from './cache';
import { describeConflict, type Conflict } from './conflict';
import { compareOrders } from './order-content';
import { readOrder } from './orders-api';
import type { Order } from './types';

interface ConflictAlertProps {
  conflict: Conflict;
  /** The order as it was when the change began. */
  base: Order;
  /** Called with the order as it is now; what was typed is the caller's and stays. */
  onReload: (current: Order) => void;
}

/** Somebody was faster: who and when, what they changed, and the way on. Nothing is merged unseen. */
export function ConflictAlert({ conflict, base, onReload }: ConflictAlertProps) {
  const now = useNow();
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [current, setCurrent] = useState<Order | null>(null);
  const read = useMutation({
    mutationFn: () => readOrder(base.id),
    onSuccess: (order) => putOrder(queryClient, organizationId, order),
  });
  const isLoading = read.isPending;
  return (
    <Alert
      color="orange"
      variant="light"
      role="alert"
      title={describeConflict(conflict, now)}
      icon={<IconGitMerge size={18} aria-hidden />}
    >
      <Stack gap="xs">
        <Text size="sm">Nothing of yours was saved, and nothing of it is lost.</Text>
        {read.isError && <Text size="sm">The order could not be read. Try again.</Text>}
        {current && <Differences before={base} after={current} />}
        <Group gap="xs">
          {!current && (
            <Button
              size="compact-sm"
              variant="default"
              loading={isLoading}
              onClick={() => read.mutate(undefined, { onSuccess: setCurrent })}
            >
              View changes
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            loading={isLoading}
            onClick={() =>
              current ? onReload(current) : read.mutate(undefined, { onSuccess: onReload })
            }
          >
            Reload
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Differences({ before, after }: { before: Order; after: Order }) {
  const lines = compareOrders(before, after).map(
    ({ label, before: was, after: is }) => `${label}: “${was || '—'}” → “${is || '—'}”`,
  );
  if (before.status !== after.status) {
    const [was, is] = [ORDER_STATUS[before.status], ORDER_STATUS[after.status]];
    lines.unshift(`Status: ${was.label} → ${is.label}`);
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {lines.length === 0 && <li>What you see here is the same as before.</li>}
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
