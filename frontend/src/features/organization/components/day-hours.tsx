import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { checkSpans, endFromField, toField, type Span } from '../opening-hours';
import classes from './opening-hours.module.css';

interface DayHoursProps {
  name: string;
  spans: readonly Span[];
  newSpan: Span;
  onChange: (spans: Span[]) => void;
}

export function DayHours({ name, spans, newSpan, onChange }: DayHoursProps) {
  const fault = checkSpans(spans);
  const replace = (index: number, span: Span) =>
    onChange(spans.map((each, at) => (at === index ? span : each)));

  return (
    <div className={classes.day} role="group" aria-label={name}>
      <span className={classes.name}>{name}</span>
      <div className={classes.spans}>
        {spans.length === 0 && (
          <Text c="dimmed" className={classes.closed}>
            Closed
          </Text>
        )}
        {spans.map(([from, to], index) => (
          <div key={index} className={classes.span}>
            <TextInput
              type="time"
              aria-label={`${name}, from`}
              value={from}
              onChange={(event) => replace(index, [event.currentTarget.value, to])}
            />
            <span aria-hidden="true">–</span>
            <TextInput
              type="time"
              aria-label={`${name}, to`}
              value={toField(to)}
              onChange={(event) => replace(index, [from, endFromField(event.currentTarget.value)])}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove ${from} to ${toField(to)} on ${name}`}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        ))}
        {fault && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {fault}
          </Text>
        )}
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes.add}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        aria-label={`Add hours on ${name}`}
        onClick={() => onChange([...spans, spans.length === 0 ? newSpan : ['', '']])}
      >
        Add
      </Button>
    </div>
  );
}
