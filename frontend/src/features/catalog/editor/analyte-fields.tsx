import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { isKeyOf } from '@/lib/list-params';
import { VALUE_TYPES } from '../detail/detail-texts';
import type { AnalyteForm } from '../form/test-form';
import { CriticalRows } from './critical-rows';
import { useFields } from './faults-context';
import { NoRangeRows } from './no-range-rows';
import type { PartProps } from './part-props';
import { RangeRows } from './range-rows';
import { ValueRows } from './value-rows';

const TYPE_OPTIONS = Object.entries(VALUE_TYPES).map(([value, label]) => ({ value, label }));

type Field = 'code' | 'name' | 'loinc' | 'unit' | 'decimals' | 'method' | 'formula';

interface AnalyteFieldsProps extends PartProps<AnalyteForm> {
  part: string;
}

/** One thing that is measured; the type of its value decides what else is asked. */
export function AnalyteFields({ part, value, onChange }: AnalyteFieldsProps) {
  const at = useFields(part);
  const isNumber = value.value_type === 'numeric';
  const field = (name: Field) => ({
    ...at(name),
    value: value[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  const list = { part, numeric: isNumber };
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        <TextInput label="Name" withAsterisk maxLength={200} {...field('name')} />
        <TextInput
          label="Code"
          withAsterisk
          maxLength={30}
          placeholder="HGB"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description="Formulas call it by this."
          {...field('code')}
        />
        <NativeSelect
          label="Its value is"
          data={TYPE_OPTIONS}
          value={value.value_type}
          onChange={({ currentTarget: { value: type } }) =>
            isKeyOf(VALUE_TYPES, type) && onChange({ value_type: type })
          }
          {...at('value_type')}
        />
        {isNumber && (
          <>
            <TextInput
              label="Unit"
              withAsterisk
              maxLength={40}
              placeholder="mg/dL"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              description="As UCUM writes it: 10*9/L, m[IU]/L. Of a bare ratio: 1."
              {...field('unit')}
            />
            <TextInput
              label="Decimals"
              withAsterisk
              inputMode="numeric"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              description="How many are reported, 0 to 6."
              {...field('decimals')}
            />
          </>
        )}
        <TextInput label="LOINC" maxLength={10} placeholder="718-7" {...field('loinc')} />
        <TextInput label="Method" maxLength={100} {...field('method')} />
      </SimpleGrid>
      {isNumber && (
        <Textarea
          label="Formula"
          autosize
          maxLength={1000}
          placeholder="CHOL - HDL - TRIG / 5"
          description="Only for what is calculated: arithmetic over codes of your active tests, if(…), min, max and the like, age_years, is_female, no_result."
          {...field('formula')}
        />
      )}
      {value.value_type === 'coded' && (
        <ValueRows part={part} value={value.values} onChange={(values) => onChange({ values })} />
      )}
      <RangeRows
        {...list}
        value={value.reference_ranges}
        onChange={(reference_ranges) => onChange({ reference_ranges })}
      />
      {isNumber && (
        <>
          <NoRangeRows
            part={part}
            ranges={value.reference_ranges}
            value={value.has_no_range_for}
            onChange={(has_no_range_for) => onChange({ has_no_range_for })}
          />
          <CriticalRows
            part={part}
            value={value.critical}
            onChange={(critical) => onChange({ critical })}
          />
        </>
      )}
    </>
  );
}
