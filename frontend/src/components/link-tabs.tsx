import { Link } from 'react-router';
import classes from './link-tabs.module.css';

interface LinkTabsProps {
  label: string;
  tabs: readonly { to: string; label: string; isCurrent: boolean }[];
  /** They narrow one page: it stays where it is, and the way back leads out of it. */
  replace?: boolean;
}

/** Tabs as links: the address names which one is open. */
export function LinkTabs({ label, tabs, replace = false }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          to={tab.to}
          replace={replace}
          preventScrollReset={replace}
          className={classes.tab}
          aria-current={tab.isCurrent ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
