import { ActionIcon, Group } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';

interface RowToolsProps {
  /** How the row is called aloud. */
  name: string;
  place: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** Puts a row before or after its neighbour, or takes it out. */
export function RowTools({ name, place, count, onMove, onRemove }: RowToolsProps) {
  const tools = [
    {
      label: `Move ${name} up`,
      icon: IconArrowUp,
      isOff: place === 0,
      act: () => onMove(place - 1),
    },
    {
      label: `Move ${name} down`,
      icon: IconArrowDown,
      isOff: place === count - 1,
      act: () => onMove(place + 1),
    },
    { label: `Remove ${name}`, icon: IconTrash, isOff: false, act: onRemove },
  ];
  return (
    <Group gap={4} wrap="nowrap">
      {tools.map(({ label, icon: Icon, isOff, act }) => (
        <ActionIcon
          key={label}
          variant="subtle"
          color="gray"
          size={32}
          aria-label={label}
          title={label}
          disabled={isOff}
          onClick={act}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
