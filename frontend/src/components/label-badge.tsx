import { Badge } from '@mantine/core';
import type { IconComponent } from './icon-component';

/** A word with its icon and colour, so that none of them has to be understood alone. */
export interface Label {
  label: string;
  color: string;
  icon: IconComponent;
}

export function LabelBadge({ label, color, icon: Icon }: Label) {
  return (
    <Badge
      color={color}
      tt="none"
      display="flex"
      w="fit-content"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      {label}
    </Badge>
  );
}
