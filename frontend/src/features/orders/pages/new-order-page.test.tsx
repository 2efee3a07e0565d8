import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { makeOrder } from '@/testing/orders';
import { answerOrderWrites } from '@/testing/order-writes';
import { answerCatalogue } from '@/testing/requisitions';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { NewOrderPage } from './new-order-page';

const lab = { id: 'lab-1', name: 'Northlight Lab', address: '1 Quay' };
const placed = makeOrder({ lab });
const CREATE = 'POST /api/orders/';
const SUBMIT = `POST /api/orders/${placed.id}/transitions/`;
const open = (query = '', actor = clinicActor) =>
  renderAs(<NewOrderPage />, { actor, path: '/orders/new', at: `/orders/new${query}` });

async function chooseLab(user: UserEvent) {
  await user.click(screen.getByRole('combobox', { name: 'Lab' }));
  await user.click(await screen.findByText('Northlight Lab'));
}

beforeEach(() => {
  beginSession(makeToken());
  server.use(mock.get('/api/labs/', () => page([lab])));
  answerCatalogue([]);
});

test('what is missing is listed with links to its field', async () => {
  const { user } = open();
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await user.click(screen.getByRole('link', { name: 'Choose a lab.' }));
  expect(screen.getByRole('combobox', { name: 'Lab' })).toHaveFocus();
});

test('Ctrl+Enter sends the order and leads to its page', async () => {
  const sent = answerOrderWrites(placed);
  const { user, router } = open();
  await chooseLab(user);
  await user.type(screen.getByLabelText('Notes for the lab'), 'EDTA{Control>}{Enter}{/Control}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${placed.id}`));
  expect(sent.map(({ way }) => way)).toEqual([CREATE, SUBMIT]);
  expect(sent[0]?.body).toEqual({
    status: 'draft',
    patient: null,
    lab: lab.id,
    tests: [],
    priority: 'routine',
    stat_reason: '',
    diagnosis_code: '',
    diagnosis: '',
    collection: '',
    collect_at: null,
    delivery_method: 'email',
    notes: 'EDTA',
    client_reference: '',
  });
});

test('without a network everything typed stays, and a retry carries the same key', async () => {
  const sent = answerOrderWrites(placed, () => HttpResponse.error());
  const { user, router } = open();
  await chooseLab(user);
  await user.type(screen.getByLabelText('Notes for the lab'), 'EDTA');
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  expect(await screen.findByText(/^Not sent\. No connection/)).toBeVisible();
  expect(screen.getByLabelText('Notes for the lab')).toHaveValue('EDTA');
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${placed.id}`));
  expect(sent.map(({ way }) => way)).toEqual([CREATE, CREATE, SUBMIT]);
  expect(sent[0]).toEqual(sent[1]);
});

test('the server’s objections stand at their fields', async () => {
  const errors = [{ field: 'client_reference', code: 'unique', detail: 'This number is taken.' }];
  answerOrderWrites(placed, () => refuse({ status: 400, code: 'invalid', errors }));
  const { user } = open();
  await chooseLab(user);
  await user.type(screen.getByLabelText('Your reference'), 'R-1');
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await user.click(await screen.findByRole('link', { name: 'This number is taken.' }));
  const field = screen.getByLabelText('Your reference');
  expect(field).toHaveFocus();
  expect(field).toBeInvalid();
});

test('a draft saves itself and enters the address without losing what is typed', async () => {
  const sent = answerOrderWrites(placed);
  const { user, router } = open();
  await chooseLab(user);
  await user.type(screen.getByLabelText('Notes for the lab'), 'EDTA');
  expect(await screen.findByText(/^Saved \d\d:\d\d$/, {}, { timeout: 4000 })).toBeVisible();
  expect(router.state.location.search).toBe(`?draft=${placed.id}`);
  expect(sent[0]?.body).toMatchObject({ status: 'draft', notes: 'EDTA' });
  expect(screen.getByLabelText('Notes for the lab')).toHaveValue('EDTA');
});

test('leaving with something unsaved asks first', async () => {
  const { user, router } = open();
  await user.type(screen.getByLabelText('Notes for the lab'), 'EDTA');
  void router.navigate('/dashboard');
  await user.click(await screen.findByRole('button', { name: 'Stay' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(router.state.location.pathname).toBe('/orders/new');
  void router.navigate('/dashboard');
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/dashboard'));
});

test('a repeated order begins with what the other one said', async () => {
  const other = makeOrder({ lab, notes: 'Potassium', client_reference: 'R-1' });
  server.use(mock.get(`/api/orders/${other.id}/`, () => HttpResponse.json(other)));
  open(`?from=${other.id}`);
  expect(await screen.findByLabelText('Notes for the lab')).toHaveValue('Potassium');
  expect(screen.getByLabelText('Your reference')).toHaveValue('');
  expect(screen.getByRole('combobox', { name: 'Lab' })).toHaveValue('Northlight Lab');
});

test('a draft that was sent meanwhile leads to the order', async () => {
  server.use(mock.get('/api/orders/old/', () => HttpResponse.json(placed)));
  open('?draft=old');
  expect(await screen.findByRole('link', { name: 'Open the order' })).toBeVisible();
});

test.each([
  ['a lab', labActor, 'Only clinics place orders'],
  ['a viewer', { ...clinicActor, role: 'viewer' as const }, 'Your role reads only'],
])('%s is told why not', (_who, actor, title) => {
  open('', actor);
  expect(screen.getByRole('heading', { name: title })).toBeVisible();
});
