import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { PageLoading } from '@/components/page-loading';
import { BootError } from './boot-error';

/** Wraps a page's module: everything but the frame of the application loads when it is first needed. */
function page<Name extends string>(
  load: () => Promise<Record<Name, React.ComponentType>>,
  name: Name,
) {
  return async () => ({ Component: (await load())[name] });
}

const settings = () => import('./settings-pages');
const open = () => import('./public-pages');
const specimens = () => import('./specimen-pages');

const settingsParts: RouteObject[] = [
  { path: 'profile', lazy: page(settings, 'ProfilePage') },
  { path: 'security', lazy: page(settings, 'SecurityPage') },
  { path: 'sessions', lazy: page(settings, 'SessionsPage') },
  { path: 'notifications', lazy: page(settings, 'NotificationSettingsPage') },
  { path: 'appearance', lazy: page(settings, 'AppearancePage') },
  { path: 'organization', lazy: page(settings, 'OrganizationPage') },
  { path: 'members', lazy: page(settings, 'MembersPage') },
  {
    path: 'activity',
    lazy: page(() => import('@/features/organization/pages/activity-page'), 'ActivityPage'),
  },
];

const pagesInShell: RouteObject[] = [
  { index: true, element: <Navigate to="/dashboard" replace /> },
  {
    path: '/dashboard',
    lazy: page(() => import('@/features/orders/pages/dashboard-page'), 'DashboardPage'),
  },
  {
    path: '/orders/new',
    lazy: page(() => import('@/features/orders/pages/new-order-page'), 'NewOrderPage'),
  },
  {
    path: '/orders/:id',
    lazy: page(() => import('@/features/orders/pages/order-page'), 'OrderPage'),
  },
  {
    path: '/patients',
    lazy: page(() => import('@/features/patients/pages/patients-page'), 'PatientsPage'),
  },
  {
    path: '/patients/:id',
    lazy: page(() => import('@/features/patients/pages/patient-page'), 'PatientPage'),
  },
  { path: '/specimens/*', lazy: page(specimens, 'SpecimenPages') },
  { path: '/manifests/*', lazy: page(specimens, 'ManifestPages') },
  {
    path: '/catalog/*',
    lazy: page(() => import('@/features/catalog/pages/catalog-pages'), 'CatalogPages'),
  },
  {
    path: '/notifications',
    lazy: page(
      () => import('@/features/notifications/pages/notifications-page'),
      'NotificationsPage',
    ),
  },
  {
    path: '/settings',
    lazy: page(settings, 'SettingsLayout'),
    children: [{ index: true, element: <Navigate to="profile" replace /> }, ...settingsParts],
  },
  { path: '*', lazy: page(() => import('./not-found-page'), 'NotFoundPage') },
];

const publicPages: RouteObject[] = [
  { path: '/login', lazy: page(open, 'LoginPage') },
  { path: '/register', lazy: page(open, 'RegisterPage') },
  // What letters link to: the address with the token is left at once.
  { path: '/invitation/:token', lazy: takeToken },
  { path: '/password-reset/:token', lazy: takeToken },
  { path: '/email-change/:token', lazy: takeToken },
  { path: '/invitation', lazy: page(open, 'InvitationPage') },
  { path: '/password-reset', lazy: page(open, 'AskResetPage') },
  { path: '/password-reset/new', lazy: page(open, 'ResetPage') },
  { path: '/email-change', lazy: page(open, 'EmailChangePage') },
];

export const routes: RouteObject[] = [
  {
    ErrorBoundary: BootError,
    HydrateFallback: PageLoading,
    children: [
      ...publicPages,
      {
        lazy: page(() => import('./require-session'), 'RequireSession'),
        children: [
          {
            lazy: page(() => import('./shell/shell'), 'Shell'),
            children: [{ lazy: loadErrorBoundary, children: pagesInShell }],
          },
        ],
      },
    ],
  },
];

async function takeToken() {
  // A component although it never shows: the router would tell the console, with the address, that there is none.
  return { loader: (await open()).takeToken, Component: PageLoading };
}

/** A page that throws is replaced inside the shell: the navigation stays. */
async function loadErrorBoundary() {
  return { ErrorBoundary: (await import('./route-error')).RouteError };
}

export function createRouter() {
  return createBrowserRouter(routes);
}
