import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AuditEvent } from '@/api/gen';
import { LabelBadge } from '@/components/label-badge';
import { formatInZone } from '@/lib/zoned-time';
import { From, Who } from './activity-columns';
import { OUTCOMES } from './outcomes';

interface ActivityCardProps {
  event: AuditEvent;
  link: ReactNode;
  timeZone: string;
  action: ReactNode;
  onChoose: (person: string) => void;
}

/** A line of the record on a narrow screen. */
export function ActivityCard({ event, link, timeZone, action, onChoose }: ActivityCardProps) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <div style={{ minWidth: 0 }}>{link}</div>
        <LabelBadge {...OUTCOMES[event.outcome]} />
      </Group>
      <Text component="div" size="sm">
        <Who event={event} onChoose={onChoose} />
      </Text>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text component="div" size="sm" c="dimmed">
          <time dateTime={event.created_at} className="tabular">
            {formatInZone(event.created_at, timeZone)}
          </time>
          <div>
            <From event={event} />
          </div>
        </Text>
        {action}
      </Group>
    </Stack>
  );
}
