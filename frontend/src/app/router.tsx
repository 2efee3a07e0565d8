import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { PageLoading } from '@/components/page-loading';
import { NotFoundPage } from './not-found-page';
import { RequireSession } from './require-session';
import { RouteError } from './route-error';

export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteError,
    HydrateFallback: PageLoading,
    children: [
      {
        path: '/login',
        lazy: async () => ({
          Component: (await import('@/features/auth/pages/login-page')).LoginPage,
        }),
      },
      {
        path: '/register',
        lazy: async () => ({
          Component: (await import('@/features/auth/pages/register-page')).RegisterPage,
        }),
      },
      {
        Component: RequireSession,
        children: [
          {
            lazy: async () => ({ Component: (await import('./shell/shell')).Shell }),
            ErrorBoundary: RouteError,
            children: [
              { index: true, element: <Navigate to="/dashboard" replace /> },
              {
                path: '/dashboard',
                ErrorBoundary: RouteError,
                lazy: async () => ({
                  Component: (await import('@/features/orders/pages/dashboard-page')).DashboardPage,
                }),
              },
              {
                path: '/orders/new',
                ErrorBoundary: RouteError,
                lazy: async () => ({
                  Component: (await import('@/features/orders/pages/new-order-page')).NewOrderPage,
                }),
              },
              {
                path: '/orders/:id',
                ErrorBoundary: RouteError,
                lazy: async () => ({
                  Component: (await import('@/features/orders/pages/order-page')).OrderPage,
                }),
              },
              {
                path: '/notifications',
                ErrorBoundary: RouteError,
                lazy: async () => ({
                  Component: (await import('@/features/notifications/pages/notifications-page'))
                    .NotificationsPage,
                }),
              },
              {
                path: '/settings',
                ErrorBoundary: RouteError,
                lazy: async () => ({
                  Component: (await import('@/features/settings/pages/settings-page')).SettingsPage,
                }),
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
