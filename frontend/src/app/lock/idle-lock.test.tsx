import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lock } from '@/session/lock';
import { beginSession, endSession, getSession } from '@/session/session';
import { clinicActor, clinicProfile, labActor } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { IdleLock } from './idle-lock';

beforeEach(() => {
  beginSession(makeToken());
  server.use(http.post('/api/auth/logout/', () => new HttpResponse(null, { status: 204 })));
});
afterEach(() => endSession('logged-out'));

function answerLogin(answer: () => Response, profile = clinicProfile) {
  const bodies: unknown[] = [];
  server.use(
    http.post('/api/auth/login/', async ({ request }) => {
      bodies.push(await request.json());
      return answer();
    }),
    http.get('/api/auth/profile/', () => HttpResponse.json(profile)),
  );
  return bodies;
}

const admit = () => HttpResponse.json({ access: makeToken() });

async function lockWithText() {
  const page = renderAs(
    <>
      <textarea aria-label="Notes" />
      <IdleLock />
    </>,
    { actor: clinicActor },
  );
  await page.user.type(screen.getByLabelText('Notes'), 'Fasting since 8');
  act(lock);
  await screen.findByRole('dialog', { name: 'Locked' });
  return page;
}

async function unlock({ user }: Awaited<ReturnType<typeof lockWithText>>) {
  await user.type(screen.getByLabelText('Password'), 'secret-pass');
  await user.click(screen.getByRole('button', { name: 'Unlock' }));
}

test('hides everything, and gives it back as it was to who knows the password', async () => {
  const bodies = answerLogin(admit);
  const page = await lockWithText();
  expect(document.documentElement).toHaveAttribute('data-locked');
  expect(document.title).toBe('Locked · Clinic–Lab Orders');
  await unlock(page);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(bodies).toEqual([{ username: 'casey', password: 'secret-pass', transport: 'cookie' }]);
  expect(document.documentElement).not.toHaveAttribute('data-locked');
  expect(screen.getByLabelText('Notes')).toHaveValue('Fasting since 8');
  expect(screen.getByLabelText('Notes')).toHaveFocus();
});

test('a wrong password opens nothing', async () => {
  answerLogin(() => refuse({ status: 401, code: 'invalid_credentials' }));
  await unlock(await lockWithText());
  expect(await screen.findByText('This password is wrong.')).toBeVisible();
  expect(getSession().status).toBe('locked');
});

test('asks for the second factor too', async () => {
  answerLogin(() =>
    HttpResponse.json(
      { code: 'second_factor_required', challenge: 'signed', errors: [] },
      { status: 401 },
    ),
  );
  let sent: unknown;
  server.use(
    http.post('/api/auth/second-factor/verify/', async ({ request }) => {
      sent = await request.json();
      return admit();
    }),
  );
  const page = await lockWithText();
  await unlock(page);
  await page.user.type(await screen.findByLabelText(/^Code from your/), '123456');
  await page.user.click(screen.getByRole('button', { name: 'Unlock' }));
  await waitFor(() => expect(getSession().status).toBe('active'));
  expect(sent).toEqual({ challenge: 'signed', code: '123456', transport: 'cookie' });
});

test('goes on for the organization one was in', async () => {
  answerLogin(admit, { ...clinicProfile, organization: labActor.organization });
  let wanted: unknown;
  server.use(
    http.post('/api/auth/switch/', async ({ request }) => {
      wanted = await request.json();
      return admit();
    }),
  );
  await unlock(await lockWithText());
  await waitFor(() => expect(getSession().status).toBe('active'));
  expect(wanted).toEqual({ organization: clinicActor.organizationId, transport: 'cookie' });
});

test('no key reaches what is hidden', async () => {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener('keydown', listen);
  const page = await lockWithText();
  heard.length = 0;
  await page.user.keyboard('{Escape}');
  act(() => screen.getByLabelText('Notes').focus());
  await page.user.keyboard('c');
  expect(heard).toEqual([]);
  document.removeEventListener('keydown', listen);
});

test('one can log out instead', async () => {
  const page = await lockWithText();
  await page.user.click(screen.getByRole('button', { name: 'Log out instead' }));
  expect(getSession()).toEqual({ status: 'none', reason: 'logged-out' });
});
