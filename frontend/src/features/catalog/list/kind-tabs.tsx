import { Link } from 'react-router';
import { KINDS, type Kind } from './filters';
import classes from './kind-tabs.module.css';
import type { CatalogControls } from './use-catalog-filters';

/** Tests or panels, as links: the address names which. */
export function KindTabs({ filters, hrefTo }: Pick<CatalogControls, 'filters' | 'hrefTo'>) {
  return (
    <nav aria-label="Kind" className={classes.tabs}>
      {Object.entries(KINDS).map(([kind, label]) => (
        <Link
          key={kind}
          to={hrefTo({ kind: (kind as Kind) === 'tests' ? null : kind })}
          replace
          preventScrollReset
          className={classes.tab}
          aria-current={kind === filters.kind ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
