import { screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { makeOrder, makeSummary } from '@/testing/orders';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { ClinicDashboard } from './clinic-dashboard';

const held = makeOrder({
  status: 'on_hold',
  status_note: 'Which tube?',
  allowed_actions: ['resume', 'cancel'],
});

let asked: URL[] = [];

function answerWith(orders: unknown[], summary = makeSummary({ submitted: 3, on_hold: 1 })) {
  server.use(
    mock.get('/api/orders/summary/', () => HttpResponse.json(summary)),
    mock.get('/api/orders/', ({ request }) => {
      asked.push(new URL(request.url));
      return page(orders);
    }),
  );
}

const open = (query = '') =>
  renderAs(<ClinicDashboard />, {
    actor: clinicActor,
    path: '/dashboard',
    at: `/dashboard${query}`,
  });

beforeEach(() => {
  asked = [];
  beginSession(makeToken());
});

test('the tiles are links with counts into filtered views', async () => {
  answerWith([held]);
  open();
  const tile = await screen.findByRole('link', { name: /^Submitted\s*3$/ });
  expect(tile).toHaveAttribute('href', '/dashboard?view=open&status=submitted');
  expect(screen.getByRole('link', { name: /^Needs attention\s*1$/ })).toBeVisible();
});

test('a count that could not be had is a dash', async () => {
  answerWith([held]);
  server.use(
    mock.get('/api/orders/summary/', () => refuse({ status: 403, code: 'permission_denied' })),
  );
  open();
  expect(await screen.findByRole('link', { name: /^Submitted\s*—$/ })).toBeVisible();
});

test('a clinic without orders is told how it goes', async () => {
  answerWith([], makeSummary());
  open();
  expect(await screen.findByRole('heading', { name: 'No orders yet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'New order' })).toHaveAttribute('href', '/orders/new');
});

test('an empty view and an empty search are two screens', async () => {
  answerWith([]);
  const { user, router } = open('?view=drafts');
  expect(await screen.findByText('No drafts')).toBeVisible();
  await user.type(screen.getByRole('searchbox'), 'K7M');
  expect(await screen.findByText('No orders match these filters')).toBeVisible();
  expect(asked.at(-1)?.searchParams.get('search')).toBe('K7M');
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
  expect(router.state.location.search).toBe('?view=drafts');
});

test('a failed list says so and is read again on demand', async () => {
  answerWith([held]);
  server.use(
    mock.get('/api/orders/', () => refuse({ status: 500, code: 'server_error' }), { once: true }),
  );
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(held.number)).toBeVisible();
});

test('a page the server does not know leads back to the first', async () => {
  answerWith([]);
  server.use(mock.get('/api/orders/', () => refuse({ status: 400, code: 'invalid' })));
  open('?cursor=cut');
  expect(await screen.findByText('This address does not fit the list')).toBeVisible();
});

test('a question is answered in its row', async () => {
  answerWith([held]);
  let sent: unknown;
  server.use(
    mock.post(`/api/orders/${held.id}/transitions/`, async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ ...held, status: 'submitted', version: 2, allowed_actions: [] });
    }),
  );
  const { user } = open('?view=attention');
  await user.click(
    await screen.findByRole('button', { name: `Answer the question about ${held.number}` }),
  );
  expect(await screen.findByText('Which tube?')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send answer' }));
  expect(screen.getByText('Write an answer first.')).toBeVisible();
  await user.type(screen.getByLabelText('Your answer'), 'EDTA');
  await user.click(screen.getByRole('button', { name: 'Send answer' }));
  const list = screen.getByRole('list', { name: 'Orders' });
  expect(await within(list).findByText('Submitted')).toBeVisible();
  expect(sent).toEqual({ action: 'resume', note: 'EDTA' });
  expect(screen.getByRole('button', { name: '1 update — show' })).toBeVisible();
});
