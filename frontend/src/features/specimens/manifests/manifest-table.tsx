import { Group, Stack, Text } from '@mantine/core';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { RelativeTime } from '@/components/relative-time';
import { countSpecimens } from '@/components/specimen/specimen-texts';
import { useActor } from '@/session/actor';
import type { ManifestRow } from '../types';
import { ManifestBadge } from './manifest-status';

const number: Column<ManifestRow> = {
  key: 'number',
  header: 'Number',
  cell: (manifest) => <span className="order-number">{manifest.number}</span>,
};

const REST: Column<ManifestRow>[] = [
  { key: 'status', header: 'State', cell: ({ status }) => <ManifestBadge status={status} /> },
  { key: 'count', header: 'Specimens', cell: tellCounts },
  { key: 'sent', header: 'Sent', cell: ({ sent_at }) => <RelativeTime at={sent_at} /> },
];

export function ManifestTable({ manifests }: { manifests: readonly ManifestRow[] }) {
  const isLab = useActor().organization.kind === 'lab';
  const partner: Column<ManifestRow> = isLab
    ? { key: 'clinic', header: 'Clinic', cell: ({ clinic }) => clinic.name }
    : { key: 'lab', header: 'Lab', cell: ({ lab }) => lab.name };
  return (
    <TableFrame>
      <DataTable
        label="Manifests"
        columns={[number, partner, ...REST]}
        rows={manifests}
        keyOf={({ id }) => id}
        nameOf={(manifest) => `manifest ${manifest.number}`}
        hrefOf={({ id }) => `/manifests/${id}`}
        isDense={isLab}
        renderCard={(manifest, link) => (
          <Stack gap={6}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              {link}
              <ManifestBadge status={manifest.status} />
            </Group>
            <Text size="sm">{isLab ? manifest.clinic.name : manifest.lab.name}</Text>
            <Group justify="space-between" gap="xs">
              <Text size="sm">{tellCounts(manifest)}</Text>
              <Text size="xs" c="dimmed">
                <RelativeTime at={manifest.sent_at} />
              </Text>
            </Group>
          </Stack>
        )}
      />
    </TableFrame>
  );
}

/** "12 specimens, 2 missing" */
function tellCounts({ count, missing_count }: ManifestRow): string {
  const counted = countSpecimens(count);
  return missing_count > 0 ? `${counted}, ${missing_count} missing` : counted;
}
