import { Text } from '@mantine/core';
import { changed, without } from '../form/lists';
import { EMPTY_LIMIT, type LimitForm } from '../form/test-form';
import { AddButton } from './add-button';
import classes from './editor.module.css';
import { LimitRow } from './limit-row';
import type { ListProps } from './part-props';

const MOST = 100;

interface CriticalRowsProps extends ListProps<LimitForm> {
  part: string;
}

/** Beyond which value the clinic has to be told at once. */
export function CriticalRows({ part, value, onChange }: CriticalRowsProps) {
  return (
    <fieldset className={classes.group}>
      <legend>Critical limits</legend>
      {value.length === 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          None: no value has to be told at once.
        </Text>
      )}
      {value.map((limit, place) => (
        <LimitRow
          key={place}
          part={`${part}.critical[${place}]`}
          name={`critical limit ${place + 1}`}
          whom={limit}
          limit={limit}
          onChange={(change) => onChange(changed(value, place, change))}
          onRemove={() => onChange(without(value, place))}
        />
      ))}
      {value.length < MOST && (
        <div className={classes.add}>
          <AddButton onClick={() => onChange([...value, EMPTY_LIMIT])}>
            Add critical limit
          </AddButton>
        </div>
      )}
    </fieldset>
  );
}
