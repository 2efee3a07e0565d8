import { UnstyledButton } from '@mantine/core';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useState, type ReactNode } from 'react';
import classes from './editor.module.css';
import { useHasFaults } from './faults-context';

interface FoldableRowProps {
  title: string;
  /** Where its faults stand: with one in it, it is open. */
  part: string;
  startsOpen: boolean;
  tools: ReactNode;
  children: ReactNode;
}

/** One of many rows with many fields: folded to its title until it is needed. */
export function FoldableRow({ title, part, startsOpen, tools, children }: FoldableRowProps) {
  const hasFaults = useHasFaults(part);
  const [isOpened, setIsOpened] = useState(startsOpen);
  const isOpen = isOpened || hasFaults;
  return (
    <div className={classes.row} role="group" aria-label={title}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.open}
          aria-expanded={isOpen}
          onClick={() => setIsOpened(!isOpen)}
        >
          <IconChevronRight size={16} aria-hidden />
          {title}
        </UnstyledButton>
        {tools}
      </div>
      {isOpen && <div className={classes.body}>{children}</div>}
    </div>
  );
}
