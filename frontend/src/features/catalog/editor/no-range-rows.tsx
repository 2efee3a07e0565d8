import { Button } from '@mantine/core';
import { tellWhom } from '../ages';
import { findHoles } from '../form/holes';
import { changed, without } from '../form/lists';
import { whomOf } from '../form/read-test';
import type { RangeForm, WhomForm } from '../form/test-form';
import { toWhom } from '../form/write-test';
import classes from './editor.module.css';
import { LimitRow } from './limit-row';
import type { ListProps } from './part-props';

interface NoRangeRowsProps extends ListProps<WhomForm> {
  part: string;
  ranges: readonly RangeForm[];
}

/** Whom no range is for: those left out by mistake are named, those left out on purpose are kept. */
export function NoRangeRows({ part, ranges, value, onChange }: NoRangeRowsProps) {
  const holes = findHoles([...ranges, ...value].map(toWhom));
  return (
    <fieldset className={classes.group}>
      <legend>No range on purpose</legend>
      {value.map((whom, place) => (
        <LimitRow
          key={place}
          part={`${part}.has_no_range_for[${place}]`}
          name={`exception ${place + 1}`}
          whom={whom}
          limit={null}
          onChange={(change) => onChange(changed(value, place, change))}
          onRemove={() => onChange(without(value, place))}
        />
      ))}
      {value.length === 0 && holes.length === 0 && (
        <div className={classes.holes}>Everybody has a range.</div>
      )}
      {holes.map((hole) => (
        <div key={tellWhom(hole)} className={classes.holes}>
          Nothing is said yet of: {tellWhom(hole)}.
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange([...value, whomOf(hole)])}
          >
            No range for them on purpose
          </Button>
        </div>
      ))}
    </fieldset>
  );
}
