import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PatientMerge } from '@/api/gen';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { GrowingList } from '@/components/growing-list';
import { tellApart } from '@/components/patient/patient-texts';
import { RelativeTime } from '@/components/relative-time';
import { showSuccess } from '@/lib/toasts';
import { useNow } from '@/lib/use-now';
import { useActor } from '@/session/actor';
import classes from '../detail/patient-detail.module.css';
import { undoMerge } from '../patients-api';
import { useMerges } from '../queries';
import { usePatientChanges } from '../use-patient-changes';
import { tellMoved } from './moved';

/** Who became this patient, and the way back; nothing where nobody did. */
export function MergeList({ id }: { id: string }) {
  const { list, items } = useMerges(id);
  const [undoing, setUndoing] = useState<string | null>(null);
  const { readAgain } = usePatientChanges();
  if (list.isSuccess && items.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Merges">
      <Title order={2} mb="md">
        Merges
      </Title>
      <GrowingList list={list}>
        <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((merge) => (
            <MergeLine key={merge.id} merge={merge} onUndo={() => setUndoing(merge.id)} />
          ))}
        </Stack>
      </GrowingList>
      {undoing !== null && (
        <ConfirmDialog
          title="Undo this merge?"
          confirm="Undo merge"
          act={async () => {
            await undoMerge(id, undoing);
            await readAgain();
            showSuccess('The merge was undone. Both patients are there again.');
          }}
          onClose={() => setUndoing(null)}
        >
          The other patient comes back with the orders and identifiers it brought along. What was
          changed since stays as it is, and so do orders placed since.
        </ConfirmDialog>
      )}
    </section>
  );
}

function MergeLine({ merge, onUndo }: { merge: PatientMerge; onUndo: () => void }) {
  const { role } = useActor();
  const now = useNow();
  const { merged, merged_by, merged_at, moved, undone_by, undone_at } = merge;
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={500}>{merged.name}</Text>
        <Text size="sm" c="dimmed">
          {tellApart(merged, now)}
        </Text>
        <Text size="sm" component="div">
          Merged by {merged_by?.name ?? 'somebody'} <RelativeTime at={merged_at} />.{' '}
          {tellMoved(moved)}
        </Text>
        {undone_at && (
          <Text size="sm" component="div">
            Undone by {undone_by?.name ?? 'somebody'} <RelativeTime at={undone_at} />.
          </Text>
        )}
      </div>
      {role === 'admin' && !undone_at && (
        <Button size="compact-sm" variant="default" onClick={onUndo}>
          Undo
        </Button>
      )}
    </Group>
  );
}
