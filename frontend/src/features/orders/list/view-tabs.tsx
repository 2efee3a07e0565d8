import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { FilterControls } from './use-order-filters';
import classes from './view-tabs.module.css';
import type { ViewCounts, ViewSet } from './views';

/** How much of the tab before the current one stays in sight on a phone. */
const PEEK_PX = 48;

interface ViewTabsProps extends FilterControls {
  viewSet: ViewSet;
  counts?: ViewCounts;
}

/** The views as links: a middle click opens one beside this one, and the address names it. */
export function ViewTabs({ viewSet, filters, hrefTo, counts }: ViewTabsProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = ref.current?.querySelector<HTMLElement>('[aria-current]');
    // Only the row of tabs scrolls; the page stays where it is.
    if (ref.current && current) ref.current.scrollLeft = current.offsetLeft - PEEK_PX;
  }, [filters.view.id]);

  return (
    <nav aria-label="Views" className={classes.tabs} ref={ref}>
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
