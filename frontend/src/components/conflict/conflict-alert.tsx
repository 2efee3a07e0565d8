import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import IconGitMerge from '@tabler/icons-react/dist/esm/icons/IconGitMerge.mjs';
import { useState } from 'react';
import { useNow } from '@/lib/use-now';
import { describeConflict, type Conflict } from './conflict';

interface ConflictAlertProps<Thing> {
  conflict: Conflict;
  /** Reads the thing as it is now. */
  read: () => Promise<Thing>;
  /** What they changed, a line each. */
  tellDifferences: (current: Thing) => readonly string[];
  /** Called with the thing as it is now; what was typed is the caller's and stays. */
  onReload: (current: Thing) => void;
}

/** Somebody was faster: who and when, what they changed, and the way on. Nothing is merged unseen. */
export function ConflictAlert<Thing>(props: ConflictAlertProps<Thing>) {
  const { conflict, tellDifferences, onReload } = props;
  const now = useNow();
  const [current, setCurrent] = useState<{ thing: Thing } | null>(null);
  const read = useMutation({ mutationFn: props.read });
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
        {read.isError && <Text size="sm">It could not be read. Try again.</Text>}
        {current && <Differences lines={tellDifferences(current.thing)} />}
        <Group gap="xs">
          {!current && (
            <Button
              size="compact-sm"
              variant="default"
              loading={read.isPending}
              onClick={() =>
                read.mutate(undefined, { onSuccess: (thing) => setCurrent({ thing }) })
              }
            >
              View changes
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            loading={read.isPending}
            onClick={() =>
              current ? onReload(current.thing) : read.mutate(undefined, { onSuccess: onReload })
            }
          >
            Reload
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Differences({ lines }: { lines: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {lines.length === 0 && <li>What you see here is the same as before.</li>}
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
