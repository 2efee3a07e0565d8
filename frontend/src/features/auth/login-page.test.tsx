import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { endSession, getSession, startSession } from '@/session/session';
import { refuse } from '@/testing/answers';
import { renderRoutes } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { LoginPage } from './pages/login-page';

const routes = [
  { path: '/login', Component: LoginPage },
  { path: '*', element: <p>Inside</p> },
];
const wrongPair = () => refuse({ status: 401, code: 'invalid_credentials' });

beforeEach(async () => {
  server.use(
    http.post('/api/auth/token/refresh/', () => refuse({ status: 401, code: 'not_authenticated' })),
    http.get('/api/demo/logins/', () => refuse({ status: 404, code: 'not_found' })),
  );
  endSession('logged-out');
  await startSession();
});

async function logIn(at = '/login') {
  const page = renderRoutes(routes, at);
  await page.user.type(screen.getByLabelText('User name or e-mail address'), 'casey');
  await page.user.type(screen.getByLabelText('Password'), 'right-password');
  await page.user.click(screen.getByRole('button', { name: 'Log in' }));
  return page;
}

function answerLogin() {
  const bodies: unknown[] = [];
  server.use(
    http.post('/api/auth/login/', async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json({ access: makeToken() });
    }),
  );
  return bodies;
}

describe('a right pair', () => {
  test('asks for the cookie and goes on to where one was', async () => {
    const bodies = answerLogin();
    const { router } = await logIn('/login?next=%2Forders%2F7%3Fa%3D1');
    await screen.findByText('Inside');
    expect(bodies).toEqual([
      { username: 'casey', password: 'right-password', transport: 'cookie' },
    ]);
    const { pathname, search } = router.state.location;
    expect(pathname + search).toBe('/orders/7?a=1');
    expect(getSession().status).toBe('active');
  });

  test('never leaves this origin', async () => {
    answerLogin();
    const { router } = await logIn('/login?next=%2F%2Fevil.example%2F');
    await screen.findByText('Inside');
    expect(router.state.location.pathname).toBe('/dashboard');
  });
});

test('a wrong pair gives one message and keeps both fields', async () => {
  server.use(http.post('/api/auth/login/', wrongPair));
  await logIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('User name or password is wrong');
  expect(screen.getByLabelText('User name or e-mail address')).toHaveValue('casey');
  expect(screen.getByLabelText('Password')).toHaveValue('right-password');
});

test('too many tries count down and hold the button', async () => {
  server.use(
    http.post('/api/auth/login/', () =>
      refuse({ status: 429, code: 'throttled', retryAfterS: 65 }),
    ),
  );
  await logIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('You can try again in 1:0');
  expect(screen.getByRole('button', { name: 'Log in' })).toBeDisabled();
});

test('empty fields are named and nothing is sent', async () => {
  const { user } = renderRoutes(routes, '/login');
  await user.click(screen.getByRole('button', { name: 'Log in' }));
  expect(screen.getByText('Enter your password.')).toBeVisible();
  expect(screen.getByLabelText('User name or e-mail address')).toBeInvalid();
});

test('shows the password on demand and hints at caps lock', async () => {
  const { user } = renderRoutes(routes, '/login');
  await user.click(screen.getByRole('button', { name: 'Show password' }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  await user.click(screen.getByLabelText('Password'));
  await user.keyboard('{CapsLock}a');
  expect(screen.getByText('Caps lock is on.')).toBeVisible();
});

test('a demo server offers its people, one click each', async () => {
  const bodies = answerLogin();
  const account = {
    username: 'jonas',
    password: 'demo',
    name: 'Jonas L.',
    role: 'staff',
    user_type: 'clinic',
    organization: 'Riverside',
  };
  server.use(http.get('/api/demo/logins/', () => HttpResponse.json([account])));
  const { user } = renderRoutes(routes, '/login');
  await user.click(await screen.findByRole('button', { name: 'Jonas L., staff' }));
  await screen.findByText('Inside');
  expect(bodies).toEqual([{ username: 'jonas', password: 'demo', transport: 'cookie' }]);
});
