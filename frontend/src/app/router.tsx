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
    path: '/notifications',
    lazy: page(
      () => import('@/features/notifications/pages/notifications-page'),
      'NotificationsPage',
    ),
  },
  {
    path: '/settings',
    lazy: page(() => import('@/features/settings/pages/settings-page'), 'SettingsPage'),
  },
  { path: '*', lazy: page(() => import('./not-found-page'), 'NotFoundPage') },
];

export const routes: RouteObject[] = [
  {
    ErrorBoundary: BootError,
    HydrateFallback: PageLoading,
    children: [
      {
        path: '/login',
        lazy: page(() => import('@/features/auth/pages/login-page'), 'LoginPage'),
      },
      {
        path: '/register',
        lazy: page(() => import('@/features/auth/pages/register-page'), 'RegisterPage'),
      },
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

/** A page that throws is replaced inside the shell: the navigation stays. */
async function loadErrorBoundary() {
  return { ErrorBoundary: (await import('./route-error')).RouteError };
}

export function createRouter() {
  return createBrowserRouter(routes);
}
