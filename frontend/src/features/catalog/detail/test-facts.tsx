import { Text } from '@mantine/core';
import type { CatalogTest, Specimen } from '@/api/gen';
import { PRIORITY_WORDS, tellPrice } from '@/components/catalog/catalog-texts';
import { CapDot } from '@/components/catalog/cap-dot';
import { TEMPERATURES, tellHours, tellNumber } from './detail-texts';
import classes from './detail.module.css';
import { Facts, Section } from './section';

/** What to draw, how long it takes, what it costs: what is asked before a test is ordered. */
export function TestFacts({ test }: { test: CatalogTest }) {
  const {
    specimens = [],
    synonyms = [],
    category,
    loinc,
    price,
    repeat_after_hours: repeat,
  } = test;
  return (
    <>
      <Section title={specimens.length > 1 ? 'Specimens' : 'Specimen'}>
        {specimens.length === 0 && <Text c="dimmed">The lab says nothing of it.</Text>}
        {specimens.map((specimen, place) => (
          <div key={place} className={classes.part}>
            <SpecimenFacts specimen={specimen} />
          </div>
        ))}
      </Section>
      <Section title="Turnaround">
        <Facts facts={turnaroundOf(test)} />
        <Text size="sm" c="dimmed" mt="xs">
          In working hours, from receipt at the lab to the result.
        </Text>
      </Section>
      <Section title="About">
        <Facts
          facts={[
            ['Price', tellPrice(price)],
            ['Warns of repetition', repeat == null ? null : `within ${tellHours(repeat)}`],
            ['Category', category],
            ['Also called', synonyms.join(', ')],
            ['LOINC', loinc],
          ]}
        />
      </Section>
    </>
  );
}

function SpecimenFacts({ specimen }: { specimen: Specimen }) {
  const { cap_colour: cap, minimum_volume_ml: volume, stability_hours: stability } = specimen;
  return (
    <Facts
      facts={[
        ['Type', specimen.type],
        ['Container', specimen.container],
        [
          'Cap',
          cap && (
            <>
              <CapDot name={cap} />
              {cap}
            </>
          ),
        ],
        ['At least', volume == null ? null : `${tellNumber(volume)} mL`],
        ['Transport', TEMPERATURES[specimen.transport_temperature]],
        ['Stable for', stability == null ? null : tellHours(stability)],
        ['Preparation', specimen.patient_preparation],
      ]}
    />
  );
}

function turnaroundOf({ turnaround_hours: hours }: CatalogTest) {
  return Object.entries(PRIORITY_WORDS).map(([priority, word]) => {
    const count = hours[priority as keyof typeof PRIORITY_WORDS];
    return [word, count == null ? 'Not offered' : tellWorkingHours(count)] as const;
  });
}

function tellWorkingHours(count: number): string {
  return count === 1 ? '1 hour' : `${count} hours`;
}
