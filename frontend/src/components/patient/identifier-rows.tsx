import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { patientFieldId } from './patient-form';
import { PATIENT_LABELS } from './patient-texts';
import type { Identifier } from './types';

const MOST = 20;

interface IdentifierRowsProps {
  value: Identifier[];
  error?: string;
  onChange: (identifiers: Identifier[]) => void;
}

/** Numbers by which others know this person, each with whoever gave it. */
export function IdentifierRows({ value, error, onChange }: IdentifierRowsProps) {
  function change(place: number, part: Partial<Identifier>) {
    onChange(value.map((each, at) => (at === place ? { ...each, ...part } : each)));
  }

  return (
    <Input.Wrapper
      component="fieldset"
      p={0}
      m={0}
      bd={0}
      label={PATIENT_LABELS.identifiers}
      labelElement="div"
      error={error}
      aria-label={PATIENT_LABELS.identifiers}
    >
      <Stack gap="xs">
        {value.map((identifier, place) => (
          <Group key={place} gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={`Issuer of identifier ${place + 1}`}
              placeholder="Issuer, such as NHS"
              maxLength={100}
              value={identifier.issuer}
              onChange={(event) => change(place, { issuer: event.currentTarget.value })}
            />
            <TextInput
              flex={1}
              aria-label={`Identifier ${place + 1}`}
              placeholder="Number"
              maxLength={64}
              autoComplete="off"
              value={identifier.value}
              onChange={(event) => change(place, { value: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove identifier ${place + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== place))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {value.length < MOST && (
          <Button
            id={patientFieldId('identifiers')}
            size="compact-sm"
            variant="default"
            w="fit-content"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...value, { issuer: '', value: '' }])}
          >
            Add identifier
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
