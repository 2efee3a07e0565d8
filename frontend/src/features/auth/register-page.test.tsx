import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { endSession, getSession, startSession } from '@/session/session';
import { refuse } from '@/testing/answers';
import { renderRoutes, type Rendered } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { RegisterPage } from './pages/register-page';

const routes = [
  { path: '/register', Component: RegisterPage },
  { path: '/login', element: <p>Log-in page</p> },
  { path: '*', element: <p>Inside</p> },
];

beforeEach(async () => {
  server.use(
    http.post('/api/auth/token/refresh/', () => refuse({ status: 401, code: 'not_authenticated' })),
  );
  endSession('logged-out');
  await startSession();
});

function answerRegister(answer: () => Response) {
  const bodies: unknown[] = [];
  server.use(
    http.post('/api/auth/register/', async ({ request }) => {
      bodies.push(await request.json());
      return answer();
    }),
    http.post('/api/auth/login/', () => HttpResponse.json({ access: makeToken() })),
  );
  return bodies;
}

async function fillIn({ user }: Rendered, password = 'long-enough-secret') {
  await user.type(screen.getByLabelText(/^Name of the/), 'Northlight');
  await user.type(screen.getByLabelText('User name'), 'casey');
  await user.type(screen.getByLabelText('E-mail address'), 'casey@example.org');
  await user.type(screen.getByLabelText('Password'), password);
}

const submit = ({ user }: Rendered) => user.click(screen.getByRole('button', { name: 'Register' }));

test('a lab learns that it waits, registers and is logged in at once', async () => {
  const bodies = answerRegister(() => HttpResponse.json({}, { status: 201 }));
  const page = renderRoutes(routes, '/register');
  await page.user.click(screen.getByRole('radio', { name: /A lab/ }));
  expect(screen.getByText('A new lab is approved first')).toBeVisible();
  await fillIn(page);
  await submit(page);
  await screen.findByText('Inside');
  expect(bodies).toEqual([
    {
      user_type: 'lab',
      organization_name: 'Northlight',
      username: 'casey',
      email: 'casey@example.org',
      password: 'long-enough-secret',
    },
  ]);
  expect(getSession().status).toBe('active');
});

test('ticks the password rules off while typing', async () => {
  const page = renderRoutes(routes, '/register');
  await fillIn(page, 'casey12345');
  const rules = within(screen.getByRole('list', { name: 'Password rules' }));
  expect(rules.getByText(/At least 10 characters/)).toHaveTextContent(
    'At least 10 characters, met',
  );
  expect(rules.getByText(/Not your user name/)).toHaveTextContent('not met yet');
});

test('lists what is missing with links to the fields, and sends nothing', async () => {
  const bodies = answerRegister(() => HttpResponse.json({}, { status: 201 }));
  const page = renderRoutes(routes, '/register');
  await submit(page);
  const summary = screen.getByRole('alert');
  expect(summary).toHaveFocus();
  await page.user.click(within(summary).getByRole('link', { name: 'Choose a user name.' }));
  expect(screen.getByLabelText('User name')).toHaveFocus();
  expect(bodies).toEqual([]);
});

test("puts the server's errors at their fields and keeps what was typed", async () => {
  answerRegister(() =>
    refuse({
      status: 400,
      code: 'invalid',
      errors: [{ field: 'username', code: 'unique', detail: 'This user name is taken.' }],
    }),
  );
  const page = renderRoutes(routes, '/register');
  await fillIn(page);
  await submit(page);
  expect(await screen.findByRole('alert')).toHaveTextContent('This user name is taken.');
  expect(screen.getByLabelText('User name')).toBeInvalid();
  expect(screen.getByLabelText('User name')).toHaveValue('casey');
});

test('where only the log-in fails, the way goes on at the log-in page', async () => {
  answerRegister(() => HttpResponse.json({}, { status: 201 }));
  server.use(http.post('/api/auth/login/', () => refuse({ status: 503, code: 'unavailable' })));
  const page = renderRoutes(routes, '/register');
  await fillIn(page);
  await submit(page);
  await screen.findByText('Log-in page');
  expect(page.router.state.location.state).toEqual({ registered: true });
});
