import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { endSession, startSession } from '@/session/session';
import { refuse } from '@/testing/answers';
import { renderRoutes } from '@/testing/render';
import { server } from '@/testing/server';
import { takeToken } from './link-token';
import { InvitationPage } from './pages/invitation-page';
import { ResetPage } from './pages/reset-page';

const routes = [
  { path: '/invitation/:token', loader: takeToken, element: null },
  { path: '/invitation', Component: InvitationPage },
  { path: '/password-reset/:token', loader: takeToken, element: null },
  { path: '/password-reset/new', Component: ResetPage },
  { path: '*', element: <p>Elsewhere</p> },
];

beforeEach(async () => {
  sessionStorage.clear();
  server.use(
    http.post('/api/auth/token/refresh/', () => refuse({ status: 401, code: 'not_authenticated' })),
  );
  endSession('logged-out');
  await startSession();
});

function answerPreview(has_account: boolean, meanwhile?: () => Promise<void>) {
  const asked: unknown[] = [];
  server.use(
    http.post('/api/invitations/preview/', async ({ request }) => {
      asked.push(await request.json());
      await meanwhile?.();
      return HttpResponse.json({
        organization: { name: 'Riverside', kind: 'clinic' },
        email: 'ines@example.org',
        role: 'viewer',
        invited_by: 'Amara Okafor',
        expires_at: '2026-12-01T00:00:00Z',
        has_account,
      });
    }),
  );
  return asked;
}

test('a token leaves the address, and nothing of it reaches the console', async () => {
  const spies = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
  const asked = answerPreview(false);
  const { router } = renderRoutes(routes, '/invitation/se:cr-et');
  expect(await screen.findByRole('heading', { name: 'Join Riverside' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/invitation');
  expect(asked).toEqual([{ token: 'se:cr-et' }]);
  for (const spy of spies) expect(JSON.stringify(spy.mock.calls)).not.toContain('se:cr-et');
});

test('learning that nobody is logged in does not lose the answer that is on its way', async () => {
  answerPreview(false, startSession);
  renderRoutes(routes, '/invitation/secret');
  expect(await screen.findByRole('heading', { name: 'Join Riverside' })).toBeVisible();
});

test('neither the token nor what it shows stays behind when the page is left', async () => {
  answerPreview(false);
  const { router, queryClient } = renderRoutes(routes, '/invitation/secret');
  await screen.findByRole('heading', { name: 'Join Riverside' });
  await act(() => router.navigate('/elsewhere'));
  expect(await screen.findByText('Elsewhere')).toBeVisible();
  await waitFor(() =>
    expect(queryClient.getQueryCache().findAll({ queryKey: ['public'] })).toEqual([]),
  );
});

test('who has an account logs in first and comes back', async () => {
  answerPreview(true);
  renderRoutes(routes, '/invitation/secret');
  const link = await screen.findByRole('link', { name: 'Log in to join' });
  expect(link).toHaveAttribute('href', '/login?next=/invitation');
});

test('an invitation that is gone says what to do', async () => {
  server.use(
    http.post('/api/invitations/preview/', () => refuse({ status: 404, code: 'invitation_gone' })),
  );
  renderRoutes(routes, '/invitation/old');
  expect(await screen.findByText(/Ask the person who invited you/)).toBeVisible();
});

test('a dead link to a new password leads to another one', async () => {
  const errors = [{ field: 'token', code: 'token_invalid', detail: 'Too old.' }];
  server.use(
    http.post('/api/auth/password/reset/confirm/', () =>
      refuse({ status: 400, code: 'invalid', errors }),
    ),
  );
  const { user } = renderRoutes(routes, '/password-reset/old');
  await user.type(await screen.findByLabelText('New password'), 'long-enough-secret');
  await user.click(screen.getByRole('button', { name: 'Set password' }));
  expect(await screen.findByRole('link', { name: 'Ask for a new link' })).toHaveAttribute(
    'href',
    '/password-reset',
  );
});
