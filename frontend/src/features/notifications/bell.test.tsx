import { act, screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { publishFrame } from '@/realtime/frame-bus';
import type { NotificationFrame } from '@/realtime/protocol';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { Bell } from './components/bell';
import { NotificationToasts } from './components/notification-toasts';

const ORDER = { id: 'o1', number: 'K7-22', status: 'on_hold', version: 3 };

function frame(seq: number, changes: Partial<NotificationFrame> = {}): NotificationFrame {
  return {
    type: 'notification',
    seq,
    id: `n${seq}`,
    kind: 'order_held',
    message: `Message ${seq}`,
    order: ORDER,
    manifest: null,
    created_at: new Date().toISOString(),
    is_read: false,
    ...changes,
  };
}

function receive(...frames: Parameters<typeof publishFrame>[0][]) {
  act(() => frames.forEach((each) => publishFrame(each)));
}

function goLive(unread: number) {
  receive(
    {
      type: 'hello',
      user_id: 'u',
      organization_id: 'o',
      heartbeat_s: 15,
      unread,
      epoch: 'e',
      head: 10,
      recovered: true,
    },
    { type: 'synced', seq: 10 },
  );
}

function renderBell(at = '/') {
  const element = (
    <>
      <Bell />
      <NotificationToasts />
    </>
  );
  return renderAs(element, { actor: clinicActor, path: '/*', at });
}

const bell = (name: string) => screen.findByRole('button', { name });

beforeEach(() => {
  beginSession(makeToken());
  server.use(http.get('/api/notifications/', () => page([{ ...frame(9), recipient: 'u' }])));
});

test('counts from the server, goes up with what arrives and is corrected by heartbeats', async () => {
  renderBell();
  expect(await bell('Notifications')).toBeVisible();
  goLive(2);
  expect(await bell('Notifications, 2 unread')).toBeVisible();
  receive(frame(11), frame(12));
  expect(await bell('Notifications, 4 unread')).toBeVisible();
  receive({ type: 'heartbeat', head: 12, unread: 1 });
  expect(await bell('Notifications, 1 unread')).toBeVisible();
});

test('does not count the backlog twice', async () => {
  renderBell();
  goLive(2);
  receive(
    { type: 'hello', unread: 5 } as Parameters<typeof publishFrame>[0],
    frame(11),
    frame(12),
    { type: 'synced', seq: 12 },
  );
  expect(await bell('Notifications, 5 unread')).toBeVisible();
});

test('reading in another tab shows here', async () => {
  renderBell();
  goLive(3);
  expect(await bell('Notifications, 3 unread')).toBeVisible();
  receive({ type: 'read', up_to_seq: 10, unread: 0 });
  expect(await bell('Notifications')).toBeVisible();
});

test('opening an item marks it read and leads to its order', async () => {
  let marked: unknown;
  server.use(
    http.post('/api/notifications/mark-read/', async ({ request }) => {
      marked = await request.json();
      return HttpResponse.json({ marked: 1, unread: 0 });
    }),
  );
  const { user, router } = renderBell();
  goLive(1);
  await user.click(await bell('Notifications, 1 unread'));
  await user.click(await screen.findByRole('link', { name: 'Message 9' }));
  expect(router.state.location.pathname).toBe('/orders/o1');
  expect(await screen.findByRole('button', { name: 'Notifications' })).toBeVisible();
  expect(marked).toEqual({ ids: ['n9'] });
});

test.each(['specimens_missing', 'specimens_sent'])('%s leads to the manifests', async (kind) => {
  server.use(
    http.get('/api/notifications/', () =>
      page([{ ...frame(9, { kind, order: null }), recipient: 'u' }]),
    ),
    http.post('/api/notifications/mark-read/', () => HttpResponse.json({ marked: 1, unread: 0 })),
  );
  const { user, router } = renderBell('/orders/o1');
  goLive(1);
  await user.click(await bell('Notifications, 1 unread'));
  await user.click(await screen.findByRole('link', { name: 'Message 9' }));
  expect(router.state.location.pathname).toBe('/manifests');
});

test('what names its manifest leads there', async () => {
  server.use(
    http.post('/api/notifications/mark-read/', () => HttpResponse.json({ marked: 1, unread: 0 })),
  );
  const { user, router } = renderBell('/orders/o1');
  goLive(0);
  const manifest = { id: 'm1', number: 'M-7KQM-4XTD' };
  receive(frame(11, { kind: 'specimens_missing', order: null, manifest }));
  await user.click(await screen.findByRole('button', { name: 'Message 11' }));
  expect(router.state.location.pathname).toBe('/manifests/m1');
});

test('a toast about specimens leads to the manifests', async () => {
  server.use(
    http.post('/api/notifications/mark-read/', () => HttpResponse.json({ marked: 1, unread: 0 })),
  );
  const { user, router } = renderBell('/orders/o1');
  goLive(0);
  receive(frame(11, { kind: 'specimens_missing', order: null }));
  await user.click(await screen.findByRole('button', { name: 'Message 11' }));
  expect(router.state.location.pathname).toBe('/manifests');
});

test('takes the mark back when the server refuses', async () => {
  server.use(
    http.post('/api/notifications/mark-read/', () => refuse({ status: 503, code: 'unavailable' })),
  );
  const { user } = renderBell();
  goLive(1);
  await user.click(await bell('Notifications, 1 unread'));
  await user.click(await screen.findByRole('button', { name: 'Mark as read: Message 9' }));
  expect(await screen.findByText('Not marked as read')).toBeVisible();
  expect(document.querySelector('[aria-label="Notifications, 1 unread"]')).not.toBeNull();
});

test('a live notification is toasted; several of one order share a toast', async () => {
  renderBell();
  goLive(0);
  receive(frame(11));
  expect(await screen.findByText('Message 11')).toBeVisible();
  receive(frame(12));
  expect(await screen.findByText('Message 12 (2 updates)')).toBeVisible();
  expect(screen.queryByText('Message 11')).not.toBeInTheDocument();
});

test.each([
  ['the order on screen', '/orders/o1'],
  ['the order beside the list', '/dashboard?order=o1'],
])('%s is not toasted', async (_name, at) => {
  renderBell(at);
  goLive(0);
  receive(frame(13), frame(14, { order: { ...ORDER, id: 'o2' } }));
  const toast = await screen.findByText('Message 14');
  expect(toast).toBeVisible();
  expect(within(document.body).queryByText('Message 13')).not.toBeInTheDocument();
});
