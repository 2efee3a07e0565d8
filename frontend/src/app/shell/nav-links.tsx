import { Link, useLocation } from 'react-router';
import { useActor } from '@/session/actor';
import { barItemsFor, isCurrent, navItemsFor } from './nav-items';
import classes from './nav.module.css';

interface NavLinksProps {
  /** The left column and the drawer, or the bar at the bottom of a phone. */
  layout: 'column' | 'bar';
  onFollow?: () => void;
}

export function NavLinks({ layout, onFollow }: NavLinksProps) {
  const actor = useActor();
  const items = layout === 'bar' ? barItemsFor(actor) : navItemsFor(actor);
  const location = useLocation();
  return (
    <ul className={classes[layout]}>
      {items.map((item) => (
        <li key={item.to}>
          <Link
            to={item.to}
            className={classes.link}
            aria-current={isCurrent(item, items, location) ? 'page' : undefined}
            onClick={onFollow}
          >
            <item.icon size={layout === 'bar' ? 22 : 18} stroke={1.6} aria-hidden="true" />
            <span>{item.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
