import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useActor } from '@/session/actor';
import { partsFor } from '../parts';
import classes from './settings-nav.module.css';

/** How much of the part before the current one stays in sight on a phone. */
const PEEK_PX = 48;

/** A list beside the page; on a phone a row that scrolls. */
export function SettingsNav() {
  const parts = partsFor(useActor());
  const { pathname } = useLocation();
  const ref = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = ref.current?.querySelector<HTMLElement>('[aria-current]');
    if (ref.current && current) ref.current.scrollLeft = current.offsetLeft - PEEK_PX;
  }, [pathname]);

  return (
    <nav aria-label="Settings" className={classes.nav}>
      <div className={classes.heading}>Settings</div>
      <ul className={classes.list} ref={ref}>
        {parts.map(({ path, label }) => (
          <li key={path}>
            <NavLink to={`/settings/${path}`} className={classes.link}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
