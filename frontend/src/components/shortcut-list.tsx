import { Group, Kbd, Stack, Text } from '@mantine/core';
import type { Organization } from '@/api/gen';

interface Entry {
  keys: string;
  does: string;
  only?: Organization['kind'];
}

const ENTRIES: readonly Entry[] = [
  { keys: '/', does: 'Search orders' },
  { keys: 'g d', does: 'Go to the dashboard' },
  { keys: 'g n', does: 'Go to notifications' },
  { keys: 'c', does: 'New order', only: 'clinic' },
  { keys: 'j', does: 'Next row' },
  { keys: 'k', does: 'Previous row' },
  { keys: 'Enter', does: 'Open the row' },
  { keys: 'x', does: 'Select the row', only: 'lab' },
  { keys: '?', does: 'Show this list' },
];

/** Every keyboard shortcut that exists for this side. */
export function ShortcutList({ kind }: { kind: Organization['kind'] }) {
  const entries = ENTRIES.filter(({ only }) => only === undefined || only === kind);
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {entries.map(({ keys, does }) => (
        <Group component="li" key={keys} justify="space-between">
          <Text>{does}</Text>
          <Group gap={4}>
            {keys.split(' ').map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
