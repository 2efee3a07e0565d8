import { Group, Kbd, Stack, Text } from '@mantine/core';
import { mayOrder, useActor, type Actor } from '@/session/actor';

interface Entry {
  keys: string;
  does: string;
  isFor?: (actor: Actor) => boolean;
}

const ENTRIES: readonly Entry[] = [
  { keys: '/', does: 'Search' },
  { keys: 'g d', does: 'Go to the dashboard' },
  { keys: 'g n', does: 'Go to notifications' },
  { keys: 'g s', does: 'Scan specimens' },
  { keys: 'g p', does: 'Go to patients', isFor: isClinic },
  { keys: 'c', does: 'New order', isFor: mayOrder },
  { keys: 'j', does: 'Next row' },
  { keys: 'k', does: 'Previous row' },
  { keys: 'Enter', does: 'Open the row' },
  { keys: 'x', does: 'Select the row', isFor: maySelect },
  { keys: '?', does: 'Show this list' },
];

function isClinic({ organization }: Actor): boolean {
  return organization.kind === 'clinic';
}

function maySelect({ organization, role }: Actor): boolean {
  return organization.kind === 'lab' && role !== 'viewer';
}

/** Every keyboard shortcut that does something for this person. */
export function ShortcutList() {
  const actor = useActor();
  const entries = ENTRIES.filter(({ isFor }) => isFor?.(actor) ?? true);
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
