import { Checkbox, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import type { Preference } from '@/api/gen';
import { PREFERENCE_TEXTS } from '../preference-texts';
import { useSavePreference } from '../use-save-preference';

const CHANNELS = [
  { name: 'in_app', label: 'In the app' },
  { name: 'email', label: 'E-mail' },
] as const;

export function PreferencesTable({ preferences }: { preferences: Preference[] }) {
  return (
    <Table verticalSpacing="sm" aria-label="Notification preferences">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">When</Table.Th>
          {CHANNELS.map(({ name, label }) => (
            <Table.Th key={name} scope="col" w={90} ta="center">
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preferences.map((preference) => (
          <PreferenceRow key={preference.kind} preference={preference} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function PreferenceRow({ preference }: { preference: Preference }) {
  const save = useSavePreference();
  const { kind, locked } = preference;
  const text = PREFERENCE_TEXTS[kind];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {text}
        {locked && <LockedMark />}
      </Table.Th>
      {CHANNELS.map(({ name, label }) => (
        <Table.Td key={name}>
          <Checkbox
            aria-label={`${text}: ${label}`}
            checked={preference[name]}
            disabled={locked}
            styles={{ body: { justifyContent: 'center' } }}
            onChange={(event) =>
              save.mutate({
                before: preference,
                after: { ...preference, [name]: event.currentTarget.checked },
              })
            }
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function LockedMark() {
  return (
    <Tooltip label="Always on: missing it would hold up a patient">
      <Text component="span" c="dimmed" ml={6} display="inline-flex" style={{ verticalAlign: -2 }}>
        <IconLock size={14} aria-hidden="true" />
        <VisuallyHidden>, always on</VisuallyHidden>
      </Text>
    </Tooltip>
  );
}
