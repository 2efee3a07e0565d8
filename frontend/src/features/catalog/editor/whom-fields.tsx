import { NativeSelect, TextInput } from '@mantine/core';
import { isKeyOf } from '@/lib/list-params';
import { AGE_UNITS, SEX_WORDS } from '../ages';
import type { AgeForm, WhomForm } from '../form/test-form';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import type { PartProps } from './part-props';

const SEX_OPTIONS = Object.entries(SEX_WORDS).map(([value, label]) => ({ value, label }));
const UNITS = Object.keys(AGE_UNITS);

interface WhomFieldsProps extends PartProps<WhomForm> {
  part: string;
  /** How the row is called aloud. */
  name: string;
}

/** Sex and age of those whom a row is for. */
export function WhomFields({ part, name, value, onChange }: WhomFieldsProps) {
  const at = useFields(part);
  return (
    <>
      <NativeSelect
        className={classes.sex}
        size="xs"
        label="Sex"
        aria-label={`Sex of ${name}`}
        data={SEX_OPTIONS}
        value={value.sex}
        onChange={({ currentTarget: { value: sex } }) =>
          isKeyOf(SEX_WORDS, sex) && onChange({ sex })
        }
        {...at('sex')}
      />
      <AgeFields
        label="From age"
        name={name}
        placeholder="birth"
        value={value.from}
        field={at('from_age_days')}
        onChange={(from) => onChange({ from })}
      />
      <AgeFields
        label="To under"
        name={name}
        placeholder="any age"
        value={value.to}
        field={at('to_age_days')}
        onChange={(to) => onChange({ to })}
      />
    </>
  );
}

interface AgeFieldsProps {
  label: string;
  name: string;
  placeholder: string;
  value: AgeForm;
  field: { id: string; error: string | undefined };
  onChange: (age: AgeForm) => void;
}

function AgeFields({ label, name, placeholder, value, field, onChange }: AgeFieldsProps) {
  return (
    <div>
      <div className={classes.age}>
        <TextInput
          size="xs"
          label={label}
          aria-label={`${label} of ${name}`}
          placeholder={placeholder}
          inputMode="numeric"
          value={value.count}
          onChange={(event) => onChange({ ...value, count: event.currentTarget.value })}
          id={field.id}
          error={Boolean(field.error)}
          aria-describedby={field.error ? `${field.id}-fault` : undefined}
        />
        <NativeSelect
          size="xs"
          aria-label={`${label} of ${name}, unit`}
          data={UNITS}
          value={value.unit}
          onChange={({ currentTarget: { value: unit } }) =>
            isKeyOf(AGE_UNITS, unit) && onChange({ ...value, unit })
          }
        />
      </div>
      <Fault field={field} />
    </div>
  );
}

/** Under both fields of an age. */
function Fault({ field }: Pick<AgeFieldsProps, 'field'>) {
  if (!field.error) return null;
  return (
    <div id={`${field.id}-fault`} className={classes.fault}>
      {field.error}
    </div>
  );
}
