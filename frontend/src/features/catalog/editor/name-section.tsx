import { Autocomplete, SimpleGrid, TextInput } from '@mantine/core';
import { useCategories } from '../queries';
import { EditorSection } from './editor-section';
import { useFields } from './faults-context';
import type { PartProps } from './part-props';

/** What tests and panels are called; LOINC has codes for tests only. */
export interface NameForm {
  name: string;
  code: string;
  category: string;
  synonyms: string;
  loinc?: string;
}

interface NameSectionProps extends PartProps<NameForm> {
  title: string;
  /** A code is given once and for all. */
  isNew: boolean;
}

/** What it is called and where it stands. */
export function NameSection({ title, value, isNew, onChange }: NameSectionProps) {
  const at = useFields();
  const categories = useCategories('', 'all').data ?? [];
  const field = (name: Exclude<keyof NameForm, 'category'>) => ({
    ...at(name),
    value: value[name] ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <EditorSection title={title}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label="Name" withAsterisk maxLength={200} {...field('name')} />
        <TextInput
          label="Code"
          withAsterisk
          maxLength={30}
          disabled={!isNew}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={
            isNew ? 'It never changes and is never given twice.' : 'A code never changes.'
          }
          {...field('code')}
        />
        <Autocomplete
          label="Category"
          withAsterisk
          maxLength={80}
          placeholder="Such as Chemistry"
          data={categories.map(({ category }) => category)}
          value={value.category}
          onChange={(category) => onChange({ category })}
          {...at('category')}
        />
        {value.loinc !== undefined && (
          <TextInput
            label="LOINC"
            maxLength={10}
            placeholder="2951-2"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description="Can be left open."
            {...field('loinc')}
          />
        )}
      </SimpleGrid>
      <TextInput
        label="Also called"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description="Other names it is searched by, with commas between."
        {...field('synonyms')}
      />
    </EditorSection>
  );
}
