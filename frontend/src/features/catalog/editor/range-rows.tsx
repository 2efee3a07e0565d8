import { Input, TextInput } from '@mantine/core';
import { changed, without } from '../form/lists';
import { EMPTY_RANGE, type RangeForm } from '../form/test-form';
import { AddButton } from './add-button';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import { LimitRow } from './limit-row';
import type { ListProps } from './part-props';

const MOST = 100;

interface RangeRowsProps extends ListProps<RangeForm> {
  part: string;
  /** Only a number has limits; of anything else the text says what is normal. */
  numeric: boolean;
}

/** What is normal, for whom. */
export function RangeRows({ part, numeric, value, onChange }: RangeRowsProps) {
  const at = useFields(part);
  const { id, error } = at('reference_ranges');
  return (
    <fieldset className={classes.group}>
      <legend>Reference ranges</legend>
      {value.map((range, place) => (
        <LimitRow
          key={place}
          part={`${part}.reference_ranges[${place}]`}
          name={`range ${place + 1}`}
          whom={range}
          limit={numeric ? range : null}
          onChange={(change) => onChange(changed(value, place, change))}
          onRemove={() => onChange(without(value, place))}
        >
          <WordFields
            part={`${part}.reference_ranges[${place}]`}
            name={`range ${place + 1}`}
            value={range}
            onChange={(change) => onChange(changed(value, place, change))}
          />
        </LimitRow>
      ))}
      {error && <Input.Error mt="xs">{error}</Input.Error>}
      {value.length < MOST && (
        <div className={classes.add}>
          <AddButton id={id} onClick={() => onChange([...value, EMPTY_RANGE])}>
            Add range
          </AddButton>
        </div>
      )}
    </fieldset>
  );
}

interface WordFieldsProps {
  part: string;
  name: string;
  value: RangeForm;
  onChange: (change: Partial<RangeForm>) => void;
}

const WORDS = { text: 'In words', source: 'Source' } as const;

function WordFields({ part, name, value, onChange }: WordFieldsProps) {
  const at = useFields(part);
  return Object.entries(WORDS).map(([field, label]) => (
    <TextInput
      key={field}
      className={classes.words}
      size="xs"
      label={label}
      aria-label={`${label} of ${name}`}
      maxLength={200}
      value={value[field as keyof typeof WORDS]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      {...at(field)}
    />
  ));
}
