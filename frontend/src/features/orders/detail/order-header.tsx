import { ActionIcon, CopyButton, Group, Stack, Text, Tooltip } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import type { ReactNode } from 'react';
import { PriorityBadge } from '@/components/priority-badge';
import { RelativeTime } from '@/components/relative-time';
import { StatusBadge } from '@/components/status-badge';
import type { Order } from '../types';

interface OrderHeaderProps {
  order: Order;
  title: ReactNode;
  actions: ReactNode;
}

export function OrderHeader({ order, title, actions }: OrderHeaderProps) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs" mih={36}>
        <Group gap={4} wrap="nowrap">
          {title}
          <CopyNumber number={order.number} />
        </Group>
        <Group gap="xs">{actions}</Group>
      </Group>
      <Group gap="sm">
        <StatusBadge status={order.status} />
        <PriorityBadge priority={order.priority} />
        <Text size="sm" c="dimmed">
          Updated <RelativeTime at={order.updated_at} />
        </Text>
      </Group>
    </Stack>
  );
}

function CopyNumber({ number }: { number: string }) {
  return (
    <CopyButton value={number}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy number'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={copied ? 'Number copied' : 'Copy order number'}
            onClick={copy}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
