import { Link, useLocation } from 'react-router';
import classes from './parts.module.css';

const PARTS = [
  { to: '/specimens', label: 'Specimens' },
  { to: '/manifests', label: 'Manifests' },
];

/** Single containers, and what travels together. */
export function Parts() {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Specimens and manifests" className={classes.tabs}>
      {PARTS.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          className={classes.tab}
          aria-current={to === pathname ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
