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

describe('a second step', () => {
  const challenge = (code: string) =>
    HttpResponse.json({ code, challenge: 'signed', errors: [] }, { status: 401 });
  const expired = () => refuse({ status: 401, code: 'challenge_expired' });

  test('asks for the code and goes on with the session it brings', async () => {
    server.use(
      http.post('/api/auth/login/', () => challenge('second_factor_required')),
      http.post('/api/auth/second-factor/verify/', () =>
        HttpResponse.json({ access: makeToken() }),
      ),
    );
    const { user } = await logIn();
    const code = await screen.findByLabelText(/^Code from your/);
    expect(code).toHaveFocus();
    await user.type(code, '123456');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByText('Inside')).toBeVisible();
  });

  test('that took too long begins with the password again', async () => {
    server.use(
      http.post('/api/auth/login/', () => challenge('second_factor_required')),
      http.post('/api/auth/second-factor/verify/', expired),
    );
    const { user } = await logIn();
    await user.type(await screen.findByLabelText(/^Code from your/), '123456');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByText('That took too long')).toBeVisible();
    expect(screen.getByLabelText('Password')).toHaveValue('');
    expect(getSession().status).toBe('none');
  });

  test('sets up what is required, and lets nobody in before the recovery codes are kept', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post('/api/auth/login/', () => challenge('second_factor_setup_required')),
      http.post('/api/auth/second-factor/enroll/', async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json({ secret: 'JBSWY3DP', uri: 'otpauth://x', qr: 'data:,' });
      }),
      http.post('/api/auth/second-factor/confirm/', async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json({ access: makeToken(), recovery_codes: ['aaaaa-bbbbb'] });
      }),
    );
    const { user } = await logIn();
    await user.click(await screen.findByRole('button', { name: 'Set it up now' }));
    expect(await screen.findByText('JBSW Y3DP')).toBeVisible();
    await user.type(screen.getByLabelText(/^Code from your/), '654321');
    await user.click(screen.getByRole('button', { name: 'Turn on' }));
    expect(await screen.findByText('aaaaa-bbbbb')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Done' })).toBeDisabled();
    expect(getSession().status).toBe('none');
    await user.click(screen.getByLabelText('I have kept the recovery codes'));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('Inside')).toBeVisible();
    expect(bodies).toEqual([
      { challenge: 'signed' },
      { challenge: 'signed', code: '654321', transport: 'cookie' },
    ]);
  });
});
