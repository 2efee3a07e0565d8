import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor, clinicProfile } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { AppearancePage } from './pages/appearance-page';
import { NotificationSettingsPage } from './pages/notifications-page';
import { ProfilePage } from './pages/profile-page';

const PREFERENCES = [
  { kind: 'order_started', in_app: true, email: false, locked: false },
  { kind: 'order_held', in_app: true, email: true, locked: true },
];
const STARTED_EMAIL = 'A lab starts to work on an order: E-mail';

beforeEach(() => {
  beginSession(makeToken());
  server.use(http.get('/api/notifications/preferences/', () => HttpResponse.json(PREFERENCES)));
});

const renderNotifications = () => renderAs(<NotificationSettingsPage />, { actor: clinicActor });

test('saves one preference and leaves the others alone', async () => {
  let sent: unknown;
  server.use(
    http.put('/api/notifications/preferences/', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(PREFERENCES);
    }),
  );
  const { user } = renderNotifications();
  const box = await screen.findByRole('checkbox', { name: STARTED_EMAIL });
  await user.click(box);
  expect(box).toBeChecked();
  await waitFor(() => expect(sent).toEqual([{ kind: 'order_started', in_app: true, email: true }]));
});

test('takes a preference back that the server refuses', async () => {
  server.use(
    http.put('/api/notifications/preferences/', () => refuse({ status: 503, code: 'unavailable' })),
  );
  const { user } = renderNotifications();
  const box = await screen.findByRole('checkbox', { name: STARTED_EMAIL });
  await user.click(box);
  expect(await screen.findByText('Preference not saved')).toBeVisible();
  expect(box).not.toBeChecked();
});

test('what cannot be muted is fixed on', async () => {
  renderNotifications();
  for (const channel of ['In the app', 'E-mail']) {
    const box = await screen.findByRole('checkbox', {
      name: `A lab has a question and waits: ${channel}`,
    });
    expect(box).toBeChecked();
    expect(box).toBeDisabled();
  }
});

test('saves the name', async () => {
  let sent: unknown;
  server.use(
    http.patch('/api/auth/profile/', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ ...clinicProfile, first_name: 'Robin' });
    }),
  );
  const { user } = renderAs(<ProfilePage />, { actor: clinicActor });
  const save = screen.getByRole('button', { name: 'Save profile' });
  expect(save).toBeDisabled();
  await user.clear(screen.getByLabelText('First name'));
  await user.type(screen.getByLabelText('First name'), 'Robin');
  await user.click(save);
  expect(await screen.findByText('Profile saved.')).toBeVisible();
  expect(sent).toEqual({ first_name: 'Robin', last_name: 'Moss' });
});

test('remembers that shortcuts are switched off', async () => {
  const { user } = renderAs(<AppearancePage />, { actor: clinicActor });
  await user.click(screen.getByRole('switch', { name: /^Use keyboard shortcuts/ }));
  expect(localStorage.getItem('clinic-lab-shortcuts')).toBe('false');
});
