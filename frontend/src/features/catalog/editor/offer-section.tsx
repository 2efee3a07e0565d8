import { NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { PRIORITY_WORDS } from '@/components/catalog/catalog-texts';
import type { TestForm } from '../form/test-form';
import { EditorSection } from './editor-section';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import type { PartProps } from './part-props';

const UNITS = ['hours', 'days'] as const;

/** How long it takes at each priority, what it costs, when a repetition is too early. */
export function OfferSection({ value, onChange }: PartProps<TestForm>) {
  const at = useFields();
  const { turnaround_hours: hours, price, repeat_after: repeat } = value;
  return (
    <EditorSection
      title="Turnaround and price"
      text="Working hours from receipt at your lab to the result. Leave a priority open that you do not offer."
    >
      <SimpleGrid cols={3}>
        {Object.entries(PRIORITY_WORDS).map(([priority, word]) => (
          <TextInput
            key={priority}
            label={`${word} (h)`}
            inputMode="numeric"
            value={hours[priority as keyof typeof hours]}
            onChange={(event) =>
              onChange({ turnaround_hours: { ...hours, [priority]: event.currentTarget.value } })
            }
            {...at(`turnaround_hours.${priority}`)}
          />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={2}>
        <TextInput
          label="Price"
          placeholder="12.50"
          inputMode="decimal"
          value={price.amount}
          onChange={(event) => onChange({ price: { ...price, amount: event.currentTarget.value } })}
          {...at('price.amount')}
        />
        <TextInput
          label="Currency"
          placeholder="EUR"
          maxLength={3}
          value={price.currency}
          onChange={(event) =>
            onChange({ price: { ...price, currency: event.currentTarget.value } })
          }
          {...at('price.currency')}
        />
      </SimpleGrid>
      <div>
        <div className={classes.pair}>
          <TextInput
            label="Warn when ordered again within"
            inputMode="numeric"
            value={repeat.count}
            onChange={(event) =>
              onChange({ repeat_after: { ...repeat, count: event.currentTarget.value } })
            }
            {...at('repeat_after_hours')}
          />
          <NativeSelect
            aria-label="Unit of the time within which is warned"
            data={UNITS}
            value={repeat.unit}
            onChange={({ currentTarget: { value: unit } }) =>
              onChange({ repeat_after: { ...repeat, unit: unit === 'hours' ? unit : 'days' } })
            }
          />
        </div>
        <Text size="xs" c="dimmed" mt={4}>
          Nobody is kept from ordering. Leave it open for no warning.
        </Text>
      </div>
    </EditorSection>
  );
}
