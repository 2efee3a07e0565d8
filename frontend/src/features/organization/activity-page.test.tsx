import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { AuditEvent } from '@/api/gen';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { parseFilters, toExportQuery } from './activity/filters';
import { ActivityPage } from './pages/activity-page';

const ADMIN = { ...clinicActor, role: 'admin' } as const;
const ROBIN = { kind: 'user', id: 'robin-id', name: 'Robin Hale' } as const;
const ORDER = { type: 'order', id: 'order-7', label: 'AE2L-7T24' };

function makeLine(changes: Partial<AuditEvent>): AuditEvent {
  return {
    id: `line-${changes.action}`,
    created_at: '2026-11-23T23:30:05Z',
    action: 'order.read',
    description: 'read an order',
    category: 'reading',
    outcome: 'done',
    actor: ROBIN,
    subject: ORDER,
    address: '192.0.2.7',
    session_id: '01a20890-0000-7000-8000-0000deadbeef',
    request_id: 'req-1',
    data: {},
    ...changes,
  };
}

const READ = makeLine({ action: 'order.read' });
const REFUSED = makeLine({
  action: 'login.failed',
  description: 'failed to log in',
  category: 'login',
  outcome: 'refused',
  subject: { type: 'user', id: ROBIN.id, label: 'robin' },
  session_id: null,
});

/** Answers with these lines and keeps what was asked for. */
function answer(lines: AuditEvent[]) {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get('/api/audit/', ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return page(lines);
    }),
  );
  return asked;
}

beforeEach(() => {
  beginSession(makeToken());
  server.use(http.get('/api/members/', () => page([{ user: ROBIN }])));
});

const open = (search = '') =>
  renderAs(<ActivityPage />, {
    actor: ADMIN,
    path: '/settings/activity',
    at: `/settings/activity${search}`,
  });
const lines = async () => {
  const list = await screen.findByRole('list', { name: 'Activity' });
  return within(list)
    .getAllByRole('listitem')
    .map((line) => within(line));
};

test('says who did what when, by the clock of the organization, and leads to the order', async () => {
  answer([READ, REFUSED]);
  open();
  const [read, refused] = await lines();
  expect(read?.getByRole('link', { name: 'Read an order AE2L-7T24' })).toHaveAttribute(
    'href',
    '/orders/order-7',
  );
  expect(read?.getByText('24 Nov 2026, 00:30:05')).toBeVisible();
  expect(read?.getByText('192.0.2.7')).toBeVisible();
  expect(read?.getByText('Session …deadbeef')).toBeVisible();
  expect(refused?.getByText('Refused')).toBeVisible();
  expect(refused?.queryByRole('link')).not.toBeInTheDocument();
});

test.each([
  [
    { action: 'member.role_changed', data: { from: 'staff', to: 'admin' } },
    'Staff → Administrator',
  ],
  [
    { action: 'order.start', data: { from: 'pending_review', to: 'in_progress' } },
    'In review → In',
  ],
  [
    { action: 'organization.changed', data: { fields: ['phone', 'time_zone'] } },
    'phone, time zone',
  ],
  [{ action: 'order.listed', data: { ids: ['a', 'b'] } }, '2 orders'],
  [{ action: 'order.exported', data: { filters: { status: ['on_hold'] } } }, 'status: On hold'],
  [{ action: 'login.done', data: 'nonsense' }, 'Robin Hale'],
])('tells what exactly: %j', async (changes, text) => {
  answer([makeLine(changes)]);
  open();
  const [line] = await lines();
  expect(line?.getByText(new RegExp(text))).toBeVisible();
});

test('a draft that was thrown away is no link', async () => {
  answer([makeLine({ action: 'order.draft_discarded' })]);
  open();
  const [line] = await lines();
  expect(line?.getByText('AE2L-7T24')).toBeVisible();
  expect(line?.queryByRole('link')).not.toBeInTheDocument();
});

test('asks for what the address says, in days of the organization', async () => {
  const asked = answer([READ]);
  open(
    '?person=robin-id&about=order-7&kind=people,moon&outcome=failed&from=2026-11-23&until=2026-11-23',
  );
  await lines();
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    actor: 'robin-id',
    subject: 'order-7',
    outcome: 'failed',
    created_after: '2026-11-22T23:00:00.000Z',
    created_before: '2026-11-23T23:00:00.000Z',
    page_size: '50',
  });
  expect(asked[0]?.getAll('category')).toEqual(['people']);
  for (const label of ['Robin Hale', 'Order AE2L-7T24', 'People & settings', 'Failed']) {
    expect(await screen.findByRole('button', { name: `Remove filter ${label}` })).toBeVisible();
  }
});

test('narrows down to a person and to an order from a line', async () => {
  answer([READ]);
  const { user, router } = open('?cursor=abc');
  const [line] = await lines();
  await user.click(line?.getByRole('button', { name: 'Only Robin Hale' }) ?? document.body);
  expect(router.state.location.search).toBe('?person=robin-id');
  const [same] = await lines();
  await user.click(same?.getByRole('button', { name: 'Only order AE2L-7T24' }) ?? document.body);
  expect(router.state.location.search).toBe('?person=robin-id&about=order-7');
});

test('the file holds the whole filtered list, not the page', () => {
  const filters = parseFilters(new URLSearchParams('outcome=done&size=25&cursor=abc'));
  expect(toExportQuery(filters, 'UTC')).toEqual({ outcome: 'done' });
});

test('leads to older lines', async () => {
  const next = 'http://localhost/api/audit/?cursor=older';
  server.use(http.get('/api/audit/', () => page([READ], next)));
  const { user, router } = open('?outcome=done');
  await user.click(await screen.findByRole('link', { name: 'Older' }));
  expect(router.state.location.search).toBe('?outcome=done&cursor=older');
});

test('nothing that matches is not an empty record', async () => {
  answer([]);
  const { user, router } = open('?outcome=failed&size=25');
  expect(await screen.findByText('No entries match these filters')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
  expect(await screen.findByText('Nothing is recorded yet')).toBeVisible();
  expect(router.state.location.search).toBe('?size=25');
});

test.each([
  [400, 'This address does not fit the list'],
  [503, /./],
])('says what went wrong: %s', async (status, text) => {
  server.use(http.get('/api/audit/', () => refuse({ status, code: 'unavailable' })));
  open('?person=nobody');
  expect(await screen.findByRole('alert')).toHaveTextContent(text);
});

test('others are told who can, and nothing is asked of the server', () => {
  server.use(http.get('/api/audit/', () => HttpResponse.error()));
  renderAs(<ActivityPage />, { actor: clinicActor });
  expect(screen.getByText('Only administrators manage this')).toBeVisible();
});
