import { screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { publishFrame } from '@/realtime/frame-bus';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { makeEvent, makeOrder, refuseChange } from '@/testing/orders';
import { makePatient } from '@/testing/patients';
import { renderAs } from '@/testing/render';
import { answerCatalogue, FASTING, makeTest } from '@/testing/requisitions';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import type { Order } from '../types';
import { OrderPage } from './order-page';

function answerWith(order: Order, events = [makeEvent()]) {
  const shown = { order, events };
  server.use(
    mock.get(`/api/orders/${order.id}/`, () => HttpResponse.json(shown.order)),
    mock.get(`/api/orders/${order.id}/events/`, () => page(shown.events)),
    mock.get('/api/orders/summary/', () => HttpResponse.json({})),
  );
  return shown;
}

const open = (id: string, actor = clinicActor) =>
  renderAs(<OrderPage />, { actor, path: '/orders/:id', at: `/orders/${id}` });

beforeEach(() => {
  beginSession(makeToken());
  answerCatalogue([]);
});

test('the timeline marks where one is and what is still to come', async () => {
  const order = makeOrder();
  answerWith(order, [makeEvent(), makeEvent({ action: 'edit' })]);
  open(order.id);
  const timeline = within(await screen.findByRole('region', { name: 'Timeline' }));
  const steps = await timeline.findAllByText(/Submitted|Edited/);
  expect(steps.map((step) => step.closest('li')?.getAttribute('aria-current'))).toEqual([
    null,
    'step',
  ]);
  expect(timeline.getByText('Delivered')).toBeVisible();
});

test.each([
  ['a clinic', clinicActor, 'patient-1'],
  ['a lab', labActor, null],
])('%s reads whom the order is about', async (_, actor, id) => {
  const { name, born, sex_for_ranges, gender, identifiers } = makePatient({
    identifiers: [{ issuer: 'NHS', value: '943' }],
  });
  const order = makeOrder({
    patient: { id, name, born, sex_for_ranges, gender, identifiers },
  });
  answerWith(order);
  open(order.id, actor);
  const card = within(await screen.findByRole('region', { name: 'Patient' }));
  for (const text of [name, /^7 Mar 1984/, 'Female', 'NHS 943']) {
    expect(card.getByText(text)).toBeVisible();
  }
  expect(card.queryAllByRole('link')).toHaveLength(id ? 1 : 0);
});

test('both sides read what is to be measured, what was answered and why it cannot wait', async () => {
  const panel = { id: 'panel-1', code: 'LIPID', name: 'Lipids' };
  const order = makeOrder({
    tests: [
      makeTest({ code: 'TRIG', name: 'Triglycerides', panel, answers: [FASTING] }),
      makeTest({ code: 'TSH', name: 'Thyrotropin' }),
    ],
    priority: 'stat',
    stat_reason: 'Chest pain',
    diagnosis_code: 'E11.9',
    diagnosis: 'Diabetes',
    collection: 'by_lab',
  });
  answerWith(order);
  open(order.id, labActor);
  const tests = within(await screen.findByRole('region', { name: 'Tests' }));
  for (const text of ['Lipids', 'TRIG', 'Triglycerides', 'TSH', /^Is the patient fasting\? Yes$/]) {
    expect(tests.getByText(matchOf(text))).toBeVisible();
  }
  const content = within(screen.getByRole('region', { name: 'Content' }));
  for (const text of ['Chest pain', 'E11.9 · Diabetes', 'By the lab']) {
    expect(content.getByText(text)).toBeVisible();
  }
});

/** Text that may go on within a part of its element. */
function matchOf(text: string | RegExp) {
  return (_: string, element: Element | null) =>
    element?.tagName !== 'DIV' &&
    (typeof text === 'string'
      ? element?.textContent === text
      : text.test(element?.textContent ?? ''));
}

test('unknown and foreign look the same', async () => {
  server.use(
    mock.get('/api/orders/:id/', () => refuse({ status: 404, code: 'not_found' })),
    mock.get('/api/orders/:id/events/', () => refuse({ status: 404, code: 'not_found' })),
  );
  open('foreign');
  expect(await screen.findByText('This does not exist, or you cannot see it')).toBeVisible();
});

test.each([
  [
    { status: 'rejected', status_reason_code: 'wrong_lab', status_note: 'No genetics.' },
    /Wrong lab\. No genetics\./,
  ],
  [{ status: 'cancelled', status_note: 'Patient moved.' }, /Patient moved\./],
] as const)('%j stands on top', async (changes, text) => {
  const order = makeOrder({ ...changes, allowed_actions: [], is_editable: false });
  answerWith(order);
  open(order.id);
  expect(await screen.findByText(text)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
});

test('a frame brings the new status and the new event', async () => {
  const order = makeOrder();
  const shown = answerWith(order);
  open(order.id);
  await screen.findByRole('button', { name: 'Edit' });
  shown.order = {
    ...order,
    status: 'cancelled',
    version: 2,
    status_note: 'Twice.',
    is_editable: false,
    allowed_actions: [],
  };
  shown.events = [...shown.events, makeEvent({ action: 'cancel', to: 'cancelled' })];
  const { id, number } = order;
  publishFrame({ type: 'order', id, number, status: 'cancelled', version: 2, event: 'cancel' });
  expect(await screen.findByText('Twice.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
});

test('a stale edit shows who changed what, and a reload keeps the typed text', async () => {
  const order = makeOrder({ notes: 'First' });
  const shown = answerWith(order);
  const versions: (string | null)[] = [];
  server.use(
    mock.patch(`/api/orders/${order.id}/`, ({ request }) => {
      versions.push(request.headers.get('If-Match'));
      if (versions.length === 1) return refuseChange(412, 'stale_version');
      return HttpResponse.json({ ...shown.order, notes: 'Mine', version: 6 });
    }),
  );
  const { user } = open(order.id);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  const notes = screen.getByLabelText('Notes for the lab');
  await user.clear(notes);
  await user.type(notes, 'Mine');
  shown.order = { ...order, notes: 'Theirs', priority: 'stat', version: 5 };
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Changed by R. Kaur just now')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'View changes' }));
  expect(await screen.findByText('Notes for the lab: “First” → “Theirs”')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Reload' }));
  expect(screen.getByLabelText('Notes for the lab')).toHaveValue('Mine');
  expect(screen.getByRole('radio', { name: 'STAT' })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
  expect(versions).toEqual(['"1"', '"5"']);
});

test('an edit does not take the patient away for words that chose nobody', async () => {
  const order = makeOrder({ patient: makePatient() });
  answerWith(order);
  server.use(mock.get('/api/patients/', () => page([])));
  const { user } = open(order.id);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await user.click(screen.getByRole('button', { name: 'Change patient' }));
  await user.keyboard('okonkwo');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    screen.getByRole('link', { name: 'Choose the patient, or clear the field.' }),
  ).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Patient' })).toBeInvalid();
});

test('rejecting asks for a reason and keeps it when the order has moved on', async () => {
  const order = makeOrder({ allowed_actions: ['review', 'reject'], is_editable: false });
  const shown = answerWith(order);
  server.use(
    mock.post(`/api/orders/${order.id}/transitions/`, () =>
      refuseChange(409, 'transition_not_allowed'),
    ),
  );
  const { user } = open(order.id, labActor);
  await user.click(await screen.findByRole('button', { name: `More for ${order.number}` }));
  await user.click(await screen.findByRole('menuitem', { name: 'Reject' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Reject order' }));
  expect(dialog.getByText('Choose a reason.')).toBeVisible();
  await user.selectOptions(dialog.getByRole('combobox'), 'Duplicate order');
  await user.type(dialog.getByRole('textbox'), 'Sent twice');
  shown.order = { ...order, status: 'cancelled', version: 2, allowed_actions: [] };
  await user.click(dialog.getByRole('button', { name: 'Reject order' }));
  await user.click(await dialog.findByRole('button', { name: 'Reload' }));
  expect(await dialog.findByText('The order has moved on')).toBeVisible();
  expect(dialog.getByRole('textbox')).toHaveValue('Sent twice');
  expect(dialog.getByRole('button', { name: 'Reject order' })).toBeDisabled();
});
