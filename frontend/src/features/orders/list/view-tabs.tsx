import { Link } from 'react-router';
import type { FilterControls } from './use-order-filters';
import classes from './view-tabs.module.css';
import type { ViewCounts, ViewSet } from './views';

interface ViewTabsProps extends FilterControls {
  viewSet: ViewSet;
  counts?: ViewCounts;
}

/** The views as links: a middle click opens one beside this one, and the address names it. */
export function ViewTabs({ viewSet, filters, hrefTo, counts }: ViewTabsProps) {
  return (
    <nav aria-label="Views" className={classes.tabs}>
      {viewSet.views.map((view) => (
        <Link
          key={view.id}
          to={hrefTo({ view: view.id, status: null })}
          replace
          preventScrollReset
          className={classes.tab}
          aria-current={view.id === filters.view.id ? 'page' : undefined}
        >
          {view.label}
          {counts && view.count && (
            <span className={classes.count}>{view.count(counts) ?? '—'}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
