import { act, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { Profile } from '@/api/gen';
import { endSession, startSession } from '@/session/session';
import { administratorProfile, clinicProfile, waitingLabProfile } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { renderRoutes } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { RequireSession } from './require-session';
import { ApprovalBanner } from './shell/approval-banner';

const routes = [
  {
    Component: RequireSession,
    children: [
      {
        path: '/orders/:id',
        element: (
          <>
            <ApprovalBanner />
            <p>The order</p>
          </>
        ),
      },
    ],
  },
  { path: '/login', element: <p>Log-in page</p> },
];

function answer(profile: Profile | null) {
  server.use(
    http.post('/api/auth/token/refresh/', () =>
      profile
        ? HttpResponse.json({ access: makeToken() })
        : refuse({ status: 401, code: 'not_authenticated' }),
    ),
    http.get('/api/auth/profile/', () => HttpResponse.json(profile)),
  );
}

async function open(profile: Profile | null, at = '/orders/7?tab=events') {
  answer(profile);
  endSession('logged-out');
  await startSession();
  return renderRoutes(routes, at);
}

test('lets a member in', async () => {
  await open(clinicProfile);
  expect(await screen.findByText('The order')).toBeVisible();
  expect(screen.queryByText(/waiting for approval/)).not.toBeInTheDocument();
});

test('sends a visitor to the log-in and remembers the way back', async () => {
  const { router } = await open(null);
  await screen.findByText('Log-in page');
  const { search } = router.state.location;
  expect(search).toBe('?next=%2Forders%2F7%3Ftab%3Devents');
  expect(router.state.location.state).toEqual({ ended: false });
});

test('a session that ends says so, empties the cache and remembers the way back', async () => {
  const { router, queryClient } = await open(clinicProfile);
  await screen.findByText('The order');
  act(() => endSession('ended'));
  await screen.findByText('Log-in page');
  expect(router.state.location.state).toEqual({ ended: true });
  expect(router.state.location.search).toContain('next=');
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
});

test('the way back names nobody that was searched for', async () => {
  const { router } = await open(clinicProfile, '/orders/7?view=all&search=Meier&cursor=TWVpZXI');
  await screen.findByText('The order');
  act(() => endSession('ended'));
  await screen.findByText('Log-in page');
  expect(router.state.location.search).toBe('?next=%2Forders%2F7%3Fview%3Dall');
});

test('a log-out leaves no way back', async () => {
  const { router } = await open(clinicProfile);
  await screen.findByText('The order');
  act(() => endSession('logged-out'));
  await screen.findByText('Log-in page');
  expect(router.state.location.search).toBe('');
});

test('tells a lab that it waits', async () => {
  await open(waitingLabProfile);
  expect(await screen.findByText('Northlight Lab is waiting for approval')).toBeVisible();
});

test('points an administrator to the admin', async () => {
  await open(administratorProfile);
  expect(await screen.findByRole('link', { name: 'Open the admin' })).toHaveAttribute(
    'href',
    '/admin/',
  );
  expect(screen.queryByText('The order')).not.toBeInTheDocument();
});

test('a profile that cannot be had is a panel with another try', async () => {
  answer(clinicProfile);
  await startSession();
  server.use(http.get('/api/auth/profile/', () => refuse({ status: 500, code: 'server_error' })));
  const { user } = renderRoutes(routes, '/orders/7');
  expect(await screen.findByText('req-1')).toBeVisible();
  server.use(http.get('/api/auth/profile/', () => HttpResponse.json(clinicProfile)));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The order')).toBeVisible();
});
