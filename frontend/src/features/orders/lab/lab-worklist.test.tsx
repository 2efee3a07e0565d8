import { screen, waitFor, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { publishFrame } from '@/realtime/frame-bus';
import { beginSession } from '@/session/session';
import { labActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { makeOrder, makeSummary, refuseChange } from '@/testing/orders';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import type { Order } from '../types';
import { LabWorklist } from './lab-worklist';

const incoming = (changes: Partial<Order> = {}) =>
  makeOrder({
    allowed_actions: ['review', 'start', 'hold', 'reject'],
    is_editable: false,
    ...changes,
  });

let lists = 0;

function answerWith(orders: Order[]) {
  lists = 0;
  server.use(
    mock.get('/api/orders/summary/', () => HttpResponse.json(makeSummary({ submitted: 2 }))),
    mock.get('/api/orders/', () => {
      lists += 1;
      return page(orders);
    }),
    mock.get('/api/orders/:id/', ({ params }) =>
      HttpResponse.json(orders.find(({ id }) => id === params.id)),
    ),
  );
}

const open = (query = '') =>
  renderAs(<LabWorklist />, { actor: labActor, path: '/dashboard', at: `/dashboard${query}` });

function frame(order: Order, changes: Partial<Order> & { event?: string } = {}) {
  const { id, number, status, version } = { ...order, ...changes };
  publishFrame({ type: 'order', id, number, status, version, event: changes.event ?? 'edit' });
}

beforeEach(() => beginSession(makeToken()));

test('the tabs carry live counts', async () => {
  answerWith([incoming()]);
  open();
  expect(await screen.findByRole('link', { name: /^Incoming\s*2$/ })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('the next step shows at once and stays when the server agrees', async () => {
  const order = incoming();
  answerWith([order]);
  let headers: Headers | undefined;
  server.use(
    mock.post(`/api/orders/${order.id}/transitions/`, ({ request }) => {
      headers = request.headers;
      return HttpResponse.json({
        ...order,
        status: 'pending_review',
        version: 2,
        allowed_actions: ['start'],
      });
    }),
  );
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: `Review ${order.number}` }));
  expect(await screen.findByText('In review')).toBeVisible();
  expect(await screen.findByRole('button', { name: `Start ${order.number}` })).toBeVisible();
  expect(headers?.get('If-Match')).toBe('"1"');
  expect(headers?.get('Idempotency-Key')).toBeTruthy();
});

test('a refused step is rolled back, with the server’s reason at the row', async () => {
  const order = incoming();
  answerWith([order]);
  server.use(
    mock.post(`/api/orders/${order.id}/transitions/`, () =>
      refuseChange(409, 'transition_not_allowed'),
    ),
  );
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: `Review ${order.number}` }));
  expect(await screen.findByText(/Changed by R\. Kaur just now/)).toBeVisible();
  expect(screen.getByText('Submitted')).toBeVisible();
  expect(screen.getByRole('button', { name: `Review ${order.number}` })).toBeEnabled();
});

test('a step that never arrived is rolled back too', async () => {
  const order = incoming();
  answerWith([order]);
  server.use(
    mock.post(`/api/orders/${order.id}/transitions/`, () => HttpResponse.error()),
    mock.get(`/api/orders/${order.id}/`, () => HttpResponse.error()),
  );
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: `Review ${order.number}` }));
  expect(await screen.findByText(/^No connection to the server/)).toBeVisible();
  expect(screen.getByText('Submitted')).toBeVisible();
});

test('a frame patches its row; what would enter waits behind a button', async () => {
  const order = incoming();
  const orders = [order];
  answerWith(orders);
  const { user } = open();
  await screen.findByText(order.number);
  orders[0] = { ...order, status: 'in_progress', version: 3, allowed_actions: ['complete'] };
  frame(order, { status: 'in_progress', version: 3, event: 'start' });
  expect(
    await screen.findByText('In progress', { selector: '.mantine-Badge-label' }),
  ).toBeVisible();
  expect(await screen.findByRole('button', { name: `Complete ${order.number}` })).toBeVisible();

  const arrived = incoming();
  orders.push(arrived);
  frame(arrived, { event: 'submit' });
  const show = await screen.findByRole('button', { name: '2 updates — show' });
  expect(screen.queryByText(arrived.number)).not.toBeInTheDocument();
  await user.click(show);
  expect(await screen.findByText(arrived.number)).toBeVisible();
});

test('an older frame changes nothing', async () => {
  const order = incoming({ version: 5 });
  answerWith([order]);
  open();
  await screen.findByText(order.number);
  frame(order, { status: 'cancelled', version: 4, event: 'cancel' });
  expect(screen.queryByRole('button', { name: /update/ })).not.toBeInTheDocument();
  expect(screen.getByText('Submitted')).toBeVisible();
});

test('an empty list fills by itself', async () => {
  const orders: Order[] = [];
  answerWith(orders);
  open();
  expect(await screen.findByText('Nothing waiting')).toBeVisible();
  const arrived = incoming();
  orders.push(arrived);
  frame(arrived, { event: 'submit' });
  expect(await screen.findByText(arrived.number)).toBeVisible();
  expect(lists).toBe(2);
});

test('many at once: each order is told its own outcome, failed ones stay selected', async () => {
  const [good, bad] = [incoming(), incoming()];
  const done = incoming({ allowed_actions: ['complete'], status: 'in_progress' });
  answerWith([good, bad, done]);
  server.use(
    mock.post('/api/orders/:id/transitions/', ({ params }) =>
      params.id === good.id
        ? HttpResponse.json({ ...good, status: 'pending_review', version: 2 })
        : refuseChange(412, 'stale_version'),
    ),
  );
  const { user } = open();
  for (const { number } of [good, bad, done]) {
    await user.click(await screen.findByRole('checkbox', { name: `Select order ${number}` }));
  }
  await user.click(screen.getByRole('button', { name: 'Review 2' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Not possible now')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Review 2' }));
  expect(await within(dialog).findByText(/1 done, 1 not/)).toBeVisible();
  expect(within(dialog).getByText(/Changed by R\. Kaur/)).toBeVisible();
  const [, close] = within(dialog).getAllByRole('button', { name: 'Close' });
  if (close) await user.click(close);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByRole('checkbox', { name: `Select order ${good.number}` })).not.toBeChecked();
  expect(screen.getByRole('checkbox', { name: `Select order ${bad.number}` })).toBeChecked();
});

test('a viewer sees no buttons, because the server allows no action', async () => {
  answerWith([incoming({ allowed_actions: [] })]);
  open();
  await screen.findByText(/^AAAA-/);
  expect(screen.queryByRole('button', { name: /Review|More for/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});

test('without room beside the list, an open order is its own page', async () => {
  answerWith([incoming()]);
  const { router } = open('?order=order-1');
  await waitFor(() => expect(router.state.location.pathname).toBe('/orders/order-1'));
});
