import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useEffect } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { NotificationToasts } from '@/features/notifications/components/notification-toasts';
import { startLive } from '@/realtime/live';
import { useActor } from '@/session/actor';
import { useSession } from '@/session/use-session';
import { IdleLock } from '../lock/idle-lock';
import { Toaster } from '../toaster';
import { ApprovalBanner } from './approval-banner';
import { ConnectionBar } from './connection-bar';
import { Header } from './header';
import { NavLinks } from './nav-links';
import { GlobalScans } from './global-scans';
import { GlobalShortcuts } from './global-shortcuts';
import classes from './shell.module.css';

const NavDrawer = lazy(() => import('./nav-drawer'));

/** The frame around every page of somebody who is logged in. */
export function Shell() {
  const { organization, organizationId } = useActor();
  const [drawerOpen, drawer] = useDisclosure();
  const isLocked = useSession().status === 'locked';
  const { pathname } = useLocation();
  const isWorklist = organization.kind === 'lab' && pathname === '/dashboard';

  useEffect(() => (isLocked ? undefined : startLive()), [organizationId, isLocked]);

  return (
    <>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <Header onMenu={drawer.open} />
      <ConnectionBar />
      <div className={classes.body}>
        <nav className={classes.nav} aria-label="Main">
          <div className={classes.organization}>{organization.name}</div>
          <NavLinks layout="column" />
        </nav>
        <main id="main" tabIndex={-1} className={classes.main}>
          <div className={classes.content} data-narrow={!isWorklist || undefined}>
            <ApprovalBanner />
            <Outlet />
          </div>
        </main>
      </div>
      <nav className={classes.bottom} aria-label="Main, bottom">
        <NavLinks layout="bar" />
      </nav>
      {drawerOpen && (
        <Suspense>
          <NavDrawer onClose={drawer.close} />
        </Suspense>
      )}
      <GlobalShortcuts />
      <GlobalScans />
      <NotificationToasts />
      <Toaster />
      <IdleLock />
      <ScrollRestoration />
    </>
  );
}
