import { Text } from '@mantine/core';
import { CapDot } from '@/components/catalog/cap-dot';
import { TRANSPORT } from '@/components/specimen/specimen-status';
import { tellContainer } from '@/components/specimen/specimen-texts';
import type { Specimen } from '../types';

/** One container of a list that travels together: its number, whose it is, what it is, how cold it must stay. */
export function SpecimenLine({ specimen }: { specimen: Specimen }) {
  const { accession_number, patient, order, transport_temperature: at } = specimen;
  return (
    <>
      <Text component="span" size="sm" display="block">
        <b className="order-number">{accession_number}</b>
        {patient && ` · ${patient}`}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        <CapDot name={specimen.cap_colour} />
        {[tellContainer(specimen), at && TRANSPORT[at], order.number].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
