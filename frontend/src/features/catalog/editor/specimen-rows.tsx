import { Autocomplete, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { isKeyOf } from '@/lib/list-params';
import { CAP_COLOURS } from '@/components/catalog/cap-colours';
import { CapDot } from '@/components/catalog/cap-dot';
import { TEMPERATURES } from '../detail/detail-texts';
import { changed, moved, without } from '../form/lists';
import { EMPTY_SPECIMEN, type SpecimenForm } from '../form/test-form';
import { AddButton } from './add-button';
import { EditorSection } from './editor-section';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import type { ListProps, PartProps } from './part-props';
import { RowTools } from './row-tools';

const MOST = 10;
const TEMPERATURE_OPTIONS = Object.entries(TEMPERATURES).map(([value, label]) => ({
  value,
  label,
}));

/** What is drawn for the test, in what, and how it travels. */
export function SpecimenRows({ value, onChange }: ListProps<SpecimenForm>) {
  return (
    <EditorSection title="Specimens">
      {value.map((specimen, place) => (
        <div key={place} className={classes.row} role="group" aria-label={`Specimen ${place + 1}`}>
          <div className={classes.head}>
            <Text fw={500}>Specimen {place + 1}</Text>
            <RowTools
              name={`specimen ${place + 1}`}
              place={place}
              count={value.length}
              onMove={(to) => onChange(moved(value, place, to))}
              onRemove={() => onChange(without(value, place))}
            />
          </div>
          <SpecimenFields
            part={`specimens[${place}]`}
            value={specimen}
            onChange={(change) => onChange(changed(value, place, change))}
          />
        </div>
      ))}
      {value.length < MOST && (
        <AddButton onClick={() => onChange([...value, EMPTY_SPECIMEN])}>Add specimen</AddButton>
      )}
    </EditorSection>
  );
}

function SpecimenFields({ part, value, onChange }: PartProps<SpecimenForm> & { part: string }) {
  const at = useFields(part);
  const field = (name: keyof SpecimenForm) => ({
    ...at(name),
    value: value[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <div className={classes.body}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        <TextInput
          label="Type"
          withAsterisk
          placeholder="Serum"
          maxLength={100}
          {...field('type')}
        />
        <TextInput
          label="Container"
          placeholder="SST tube"
          maxLength={100}
          {...field('container')}
        />
        <Autocomplete
          label="Colour of the cap"
          maxLength={50}
          data={CAP_COLOURS}
          leftSection={value.cap_colour ? <CapDot name={value.cap_colour} /> : undefined}
          value={value.cap_colour}
          onChange={(cap_colour) => onChange({ cap_colour })}
          {...at('cap_colour')}
        />
        <TextInput label="At least (mL)" inputMode="decimal" {...field('minimum_volume_ml')} />
        <NativeSelect
          label="Transport"
          data={TEMPERATURE_OPTIONS}
          value={value.transport_temperature}
          onChange={({ currentTarget: { value: chosen } }) =>
            isKeyOf(TEMPERATURES, chosen) && onChange({ transport_temperature: chosen })
          }
          {...at('transport_temperature')}
        />
        <TextInput label="Stable for (hours)" inputMode="numeric" {...field('stability_hours')} />
      </SimpleGrid>
      <TextInput
        label="Preparation of the patient"
        placeholder="Nothing to eat for 8 hours; water is fine."
        maxLength={500}
        {...field('patient_preparation')}
      />
    </div>
  );
}
