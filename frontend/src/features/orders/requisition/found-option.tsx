import { Combobox, Group, Text } from '@mantine/core';
import { tellPrice, tellTurnaround } from '@/components/catalog/catalog-texts';
import { OptionHint } from '@/components/option-hint';
import type { Found } from './use-test-search';

/** A test or a panel among what was found. */
export function FoundOption({ item, isChosen }: { item: Found; isChosen: boolean }) {
  return (
    <Combobox.Option value={item.id} disabled={isChosen}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm" fw={500} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {item.name}
        </Text>
        <OptionHint>{item.code}</OptionHint>
      </Group>
      <OptionHint>{isChosen ? 'Chosen already' : describe(item)}</OptionHint>
    </Combobox.Option>
  );
}

function describe(item: Found): string {
  if (item.kind === 'panel') return `Panel of ${item.test_count} tests`;
  return [tellTurnaround(item.turnaround_hours), tellPrice(item.price)].filter(Boolean).join(' · ');
}
