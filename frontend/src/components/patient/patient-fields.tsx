import { NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { isKeyOf } from '@/lib/list-params';
import { BornField } from './born-field';
import { IdentifierRows } from './identifier-rows';
import {
  patientFieldId,
  type PatientFaults,
  type PatientField,
  type PatientForm,
} from './patient-form';
import { GENDERS, PATIENT_LABELS, SEXES } from './patient-texts';

const SEX_OPTIONS = optionsOf(SEXES);
const GENDER_OPTIONS = optionsOf(GENDERS);
const TWO_COLUMNS = { base: 1, xs: 2 };

interface PatientFieldsProps {
  form: PatientForm;
  errors: PatientFaults;
  onChange: (change: Partial<PatientForm>) => void;
}

/** Everything a clinic writes about a patient. Nothing here is kept by the browser's own form memory. */
export function PatientFields({ form, errors, onChange }: PatientFieldsProps) {
  const textField = (field: TextField) => ({
    id: patientFieldId(field),
    label: PATIENT_LABELS[field],
    autoComplete: 'off',
    value: form[field],
    error: errors[field],
    onChange: (event: Typing) => onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <Stack gap="md">
      <SimpleGrid cols={TWO_COLUMNS}>
        <TextInput withAsterisk maxLength={100} {...textField('family_name')} />
        <TextInput maxLength={100} {...textField('given_names')} />
        <TextInput placeholder="Dr, van" maxLength={30} {...textField('prefix')} />
        <TextInput placeholder="Jr" maxLength={30} {...textField('suffix')} />
      </SimpleGrid>
      <SimpleGrid cols={TWO_COLUMNS}>
        <BornField
          value={form.born}
          error={errors.born}
          onChange={(typed) => onChange({ born: typed })}
        />
        <NativeSelect
          id={patientFieldId('sex_for_ranges')}
          label={PATIENT_LABELS.sex_for_ranges}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description="Labs choose reference ranges by it."
          data={SEX_OPTIONS}
          value={form.sex_for_ranges}
          error={errors.sex_for_ranges}
          onChange={({ currentTarget: { value } }) =>
            isKeyOf(SEXES, value) && onChange({ sex_for_ranges: value })
          }
        />
        <NativeSelect
          id={patientFieldId('gender')}
          label={PATIENT_LABELS.gender}
          data={GENDER_OPTIONS}
          value={form.gender}
          error={errors.gender}
          onChange={({ currentTarget: { value } }) =>
            isKeyOf(GENDERS, value) && onChange({ gender: value })
          }
        />
      </SimpleGrid>
      <IdentifierRows
        value={form.identifiers}
        error={errors.identifiers}
        onChange={(identifiers) => onChange({ identifiers })}
      />
      <SimpleGrid cols={TWO_COLUMNS}>
        <TextInput type="tel" maxLength={50} {...textField('phone')} />
        <TextInput type="email" maxLength={254} {...textField('email')} />
      </SimpleGrid>
      <Textarea autosize minRows={2} maxLength={500} {...textField('address')} />
      <Textarea
        autosize
        minRows={2}
        maxLength={5000}
        description="Stays in your clinic; no lab sees it."
        {...textField('notes')}
      />
    </Stack>
  );
}

type Typing = React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;
type TextField = Exclude<PatientField, 'born' | 'sex_for_ranges' | 'gender' | 'identifiers'>;

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
