import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './option-hint.module.css';

/** What stands quietly in an option of a list, and is read as well as the rest where the option is marked. */
export function OptionHint({ children }: { children: ReactNode }) {
  return (
    <Text component="span" display="block" size="xs" className={classes.hint}>
      {children}
    </Text>
  );
}
