import { Button, Group, Pill } from '@mantine/core';
import classes from './filter-bar.module.css';

export interface FilterChip {
  id: string;
  label: string;
  onRemove: () => void;
}

interface FilterChipsProps {
  chips: readonly FilterChip[];
  onClearAll: () => void;
}

/** What narrows the list, each removable on its own. */
export function FilterChips({ chips, onClearAll }: FilterChipsProps) {
  return (
    <Group gap={6} role="group" aria-label="Active filters">
      {chips.map(({ id, label, onRemove }) => (
        <Pill
          key={id}
          className={classes.chip}
          withRemoveButton
          onRemove={onRemove}
          removeButtonProps={{
            'aria-label': `Remove filter ${label}`,
            tabIndex: 0,
            'aria-hidden': false,
          }}
        >
          {label}
        </Pill>
      ))}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClearAll}>
        Clear all
      </Button>
    </Group>
  );
}
