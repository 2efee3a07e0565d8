import { ActionIcon, TextInput } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import type { ReactNode } from 'react';
import type { LimitForm, WhomForm } from '../form/test-form';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import { WhomFields } from './whom-fields';

interface LimitRowProps {
  part: string;
  /** How the row is called aloud. */
  name: string;
  whom: WhomForm;
  /** Null where only those are named whom it is for. */
  limit: LimitForm | null;
  onChange: (change: Partial<LimitForm>) => void;
  onRemove: () => void;
  /** More fields, below. */
  children?: ReactNode;
}

/** One row of ranges or limits: for whom, from where to where. */
export function LimitRow(props: LimitRowProps) {
  const { part, name, whom, limit, onChange, onRemove, children } = props;
  const at = useFields(part);
  return (
    <div
      className={classes.limit}
      role="group"
      aria-label={name}
      data-kind={limit ? undefined : 'whom'}
    >
      <WhomFields part={part} name={name} value={whom} onChange={onChange} />
      {limit &&
        (['low', 'high'] as const).map((side) => (
          <TextInput
            key={side}
            size="xs"
            label={LABELS[side]}
            aria-label={`${LABELS[side]} of ${name}`}
            inputMode="decimal"
            value={limit[side]}
            onChange={(event) => onChange({ [side]: event.currentTarget.value })}
            {...at(side)}
          />
        ))}
      {children}
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        color="gray"
        size={30}
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

const LABELS = { low: 'Lower limit', high: 'Upper limit' } as const;
