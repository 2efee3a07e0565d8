import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { Holiday } from '@/api/gen';
import classes from './opening-hours.module.css';

const MOST = 100;

interface HolidaysEditorProps {
  value: readonly Holiday[];
  /** What is wrong with them. */
  error?: string | null;
  onChange: (days: Holiday[]) => void;
}

/** Days on which nobody works although the weekday has opening hours. */
export function HolidaysEditor({ value, error, onChange }: HolidaysEditorProps) {
  const change = (place: number, part: Partial<Holiday>) =>
    onChange(value.map((day, at) => (at === place ? { ...day, ...part } : day)));
  return (
    <fieldset className={classes.hours}>
      <legend>Holidays</legend>
      <Text size="sm" c="dimmed">
        Nobody works then: promised times pass over these days.
      </Text>
      {value.map(({ date, name }, place) => (
        <div key={place} className={classes.span}>
          <TextInput
            type="date"
            aria-label={`Date of holiday ${place + 1}`}
            value={date}
            onChange={(event) => change(place, { date: event.currentTarget.value })}
          />
          <TextInput
            flex={1}
            miw={0}
            aria-label={`Name of holiday ${place + 1}`}
            placeholder="Name, if it has one"
            maxLength={100}
            value={name ?? ''}
            onChange={(event) => change(place, { name: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove holiday ${place + 1}`}
            onClick={() => onChange(value.filter((_, at) => at !== place))}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      {value.length < MOST && (
        <Button
          size="compact-sm"
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...value, { date: '', name: '' }])}
        >
          Add holiday
        </Button>
      )}
    </fieldset>
  );
}
