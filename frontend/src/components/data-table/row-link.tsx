import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './data-table.module.css';

interface RowLinkProps {
  rowKey: string;
  to: string | null;
  isCurrent: boolean;
  children: ReactNode;
}

/** A real link that covers its whole row, so that a middle click opens a tab anywhere on it. */
export function RowLink({ rowKey, to, isCurrent, children }: RowLinkProps) {
  if (to === null) return <span className={classes.name}>{children}</span>;
  return (
    <Link
      to={to}
      className={classes.link}
      data-row-link={rowKey}
      aria-current={isCurrent || undefined}
    >
      {children}
    </Link>
  );
}
