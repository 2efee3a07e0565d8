import { Button, Group, Text } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import type { UsualTest, UsualTests as Usual } from '../types';
import { tellDay } from './requisition-texts';
import { tellCodes } from './test-lines';

interface UsualTestsProps {
  usual: Usual;
  chosen: ReadonlySet<string>;
  onAdd: (tests: readonly UsualTest[]) => void;
}

/** What the clinic orders often, one click each; what is chosen already stays away. */
export function UsualTests({ usual, chosen, onAdd }: UsualTestsProps) {
  const favourites = usual.favourites.filter(({ id }) => !chosen.has(id));
  const stars = new Set(usual.favourites.map(({ id }) => id));
  const often = usual.most_used.filter(({ id }) => !chosen.has(id) && !stars.has(id));
  const last = usual.last_of_patient;
  const isNew = last?.tests.some(({ id }) => !chosen.has(id)) ?? false;
  return (
    <>
      {last && isNew && (
        <Button
          size="compact-sm"
          variant="light"
          w="fit-content"
          maw="100%"
          leftSection={<IconHistory size={14} aria-hidden />}
          title={tellCodes(last.tests)}
          onClick={() => onAdd(last.tests)}
        >
          As in {last.order.number} of {tellDay(last.order.submitted_at)}
        </Button>
      )}
      <Chips label="Favourites" tests={favourites} onAdd={onAdd} />
      <Chips label="Often ordered" tests={often} onAdd={onAdd} />
    </>
  );
}

interface ChipsProps {
  label: string;
  tests: readonly UsualTest[];
  onAdd: (tests: readonly UsualTest[]) => void;
}

function Chips({ label, tests, onAdd }: ChipsProps) {
  if (tests.length === 0) return null;
  return (
    <Group gap={6} role="group" aria-label={label}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {tests.map((test) => (
        <Button
          key={test.id}
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} aria-hidden />}
          styles={{ section: { marginInlineEnd: 4 } }}
          title={test.name}
          aria-label={`Add ${test.code}, ${test.name}`}
          onClick={() => onAdd([test])}
        >
          {test.code}
        </Button>
      ))}
    </Group>
  );
}
