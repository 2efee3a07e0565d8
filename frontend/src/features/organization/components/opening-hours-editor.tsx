import { Button } from '@mantine/core';
import {
  likeMonday,
  USUAL_SPAN,
  WEEKDAYS,
  type OpeningHours,
  type Span,
  type Weekday,
} from '../opening-hours';
import { DayHours } from './day-hours';
import classes from './opening-hours.module.css';

interface OpeningHoursEditorProps {
  value: OpeningHours;
  onChange: (hours: OpeningHours) => void;
}

/** For each weekday, when somebody is there; none means closed. */
export function OpeningHoursEditor({ value, onChange }: OpeningHoursEditorProps) {
  const setDay = (day: Weekday, spans: Span[]) => onChange({ ...value, [day]: spans });
  return (
    <fieldset className={classes.hours}>
      <legend>Opening hours</legend>
      {Object.entries(WEEKDAYS).map(([day, name]) => (
        <DayHours
          key={day}
          name={name}
          spans={value[day as Weekday] ?? []}
          newSpan={value.mon?.[0] ?? USUAL_SPAN}
          onChange={(spans) => setDay(day as Weekday, spans)}
        />
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        w="fit-content"
        disabled={!value.mon?.length}
        onClick={() => onChange(likeMonday(value))}
      >
        Copy Monday to the working days
      </Button>
    </fieldset>
  );
}
