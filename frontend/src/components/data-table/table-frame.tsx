import type { ReactNode } from 'react';
import classes from './data-table.module.css';

/** The surface a table lies on; cards bring their own. */
export function TableFrame({ children }: { children: ReactNode }) {
  return <div className={classes.frame}>{children}</div>;
}
