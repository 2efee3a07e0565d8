import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { answerOrderWrites } from '@/testing/order-writes';
import { makeOrder } from '@/testing/orders';
import { makePatient } from '@/testing/patients';
import { renderAs } from '@/testing/render';
import { answerCatalogue, FASTING, makeOffered, makePanel, makeTest } from '@/testing/requisitions';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { NewOrderPage } from './new-order-page';

const lab = { id: 'lab-1', name: 'Northlight Lab', address: '1 Quay' };
const otherLab = { id: 'lab-2', name: 'Southgate Lab', address: '2 Quay' };
const placed = makeOrder({ lab });
const patient = makePatient();
const CHOL = makeOffered({
  code: 'CHOL',
  name: 'Cholesterol',
  price: { amount: '4.10', currency: 'EUR' },
  specimens: [{ type: 'Serum', transport_temperature: 'ambient', minimum_volume_ml: 1 }],
});
const TRIG = makeOffered({
  code: 'TRIG',
  name: 'Triglycerides',
  price: { amount: '5.20', currency: 'EUR' },
  specimens: [
    {
      type: 'Serum',
      transport_temperature: 'ambient',
      minimum_volume_ml: 1,
      patient_preparation: 'Fasting 12 h',
    },
  ],
  questions: [
    { key: 'fasting', text: 'Is the patient fasting?', kind: 'yes_no', required: true },
    {
      key: 'hours',
      text: 'For how many hours?',
      kind: 'number',
      unit: 'h',
      shown_when: { key: 'fasting', equals: true },
    },
  ],
});
const TSH = makeOffered({
  code: 'TSH',
  name: 'Thyrotropin',
  turnaround_hours: { routine: 24, stat: null },
});
const LIPID = makePanel([CHOL, TRIG], { code: 'LIPID', name: 'Lipids' });
const ALL = [CHOL, TRIG, TSH];

const open = (query = `?patient=${patient.id}`) =>
  renderAs(<NewOrderPage />, {
    actor: clinicActor,
    path: '/orders/new',
    at: `/orders/new${query}`,
  });
const search = () => screen.findByRole('combobox', { name: 'Tests' });
const submit = (user: UserEvent) =>
  user.click(screen.getByRole('button', { name: /^(Submit order|Retry)$/ }));
const chosen = (name = 'Chosen tests') => within(screen.getByRole('list', { name }));

async function chooseLab(user: UserEvent) {
  await user.type(await screen.findByRole('combobox', { name: 'Lab' }), 'north{Enter}');
}

async function add(user: UserEvent, code: string) {
  await user.type(await search(), `${code}{Enter}`);
  await screen.findByRole('button', { name: `Remove ${code}` });
}

beforeEach(() => {
  beginSession(makeToken());
  server.use(
    mock.get('/api/labs/', ({ request }) =>
      page(new URL(request.url).searchParams.get('search') ? [lab] : [lab, otherLab]),
    ),
    mock.get(`/api/patients/${patient.id}/`, () => HttpResponse.json(patient)),
  );
  answerCatalogue(ALL, { panels: [LIPID] });
});

test('by keyboard alone: a lab, tests by their codes, an answer that brings the next question', async () => {
  const sent = answerOrderWrites(placed);
  const { user, router } = open();
  await chooseLab(user);
  await add(user, 'CHOL');
  await add(user, 'TRIG');
  expect(await search()).toHaveFocus();
  expect(screen.getByText('Together €9.30')).toBeVisible();
  expect(screen.getByText('Fasting 12 h')).toBeVisible();
  expect(screen.getByText('Serum, 1 mL each: CHOL, TRIG')).toBeVisible();
  expect(screen.queryByLabelText('For how many hours?')).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  await user.type(screen.getByLabelText('For how many hours?'), '12,5');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${placed.id}`));
  expect(sent[0]?.body).toMatchObject({
    tests: [
      { test: CHOL.id, panel: null, answers: {} },
      { test: TRIG.id, panel: null, answers: { fasting: true, hours: 12.5 } },
    ],
  });
});

test('an answer that takes a question away takes its answer too', async () => {
  const sent = answerOrderWrites(placed);
  const { user } = open();
  await chooseLab(user);
  await add(user, 'TRIG');
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  await user.type(screen.getByLabelText('For how many hours?'), '12');
  await user.click(screen.getByRole('radio', { name: 'No' }));
  await submit(user);
  await waitFor(() =>
    expect(sent[0]?.body).toMatchObject({ tests: [{ answers: { fasting: false } }] }),
  );
  expect(JSON.stringify(sent[0]?.body)).not.toContain('hours');
});

test('whoever types on while one is being found loses neither', async () => {
  const { user } = open();
  await chooseLab(user);
  await user.type(await search(), 'CHOL{Enter}TRIG{Enter}nothing');
  await screen.findByRole('button', { name: 'Remove CHOL' });
  await screen.findByRole('button', { name: 'Remove TRIG' });
  expect(await search()).toHaveValue('nothing');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('This lab offers nothing of that name.')).toBeInTheDocument();
  expect(await search()).toHaveValue('nothing');
});

test('a panel brings its tests under its name, and takes them away again', async () => {
  const { user } = open();
  await chooseLab(user);
  await add(user, 'TSH');
  await user.type(await search(), 'LIPID{Enter}');
  await screen.findByRole('button', { name: 'Remove TRIG' });
  expect(chosen('Lipids').getAllByRole('listitem')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Remove CHOL' }));
  expect(await search()).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Remove panel' }));
  expect(chosen().getAllByRole('listitem')).toHaveLength(1);
});

test('what is missing is listed, and a priority that is not offered is said twice', async () => {
  const sent = answerOrderWrites(placed);
  const { user } = open('');
  await chooseLab(user);
  await add(user, 'TRIG');
  await add(user, 'TSH');
  await user.click(screen.getByRole('radio', { name: 'STAT' }));
  expect(screen.getAllByText('TSH is not offered as STAT.')).toHaveLength(2);
  await submit(user);
  const summary = within(await screen.findByRole('alert'));
  expect(summary.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'Choose the patient: tests are done for somebody.',
    'Say why it cannot wait.',
    'TSH is not offered as STAT.',
    'TRIG: “Is the patient fasting?” needs an answer.',
  ]);
  await user.click(summary.getByRole('link', { name: /^TRIG/ }));
  expect(screen.getByRole('radio', { name: 'Yes' })).toHaveFocus();
  await user.click(summary.getByRole('link', { name: /^TSH/ }));
  expect(screen.getByRole('button', { name: 'Remove TSH' })).toHaveFocus();
  expect(sent.filter(({ body }) => 'action' in body)).toEqual([]);
});

test('what the server objects to stands at its test, also when another one leaves', async () => {
  const errors = [
    { field: 'tests[1].test', code: 'not_offered', detail: 'This lab does not offer this test.' },
    { field: 'tests[1].answers.fasting', code: 'invalid', detail: 'Answer true or false.' },
  ];
  answerOrderWrites(placed, () => refuse({ status: 400, code: 'invalid', errors }));
  const { user } = open();
  await chooseLab(user);
  await add(user, 'CHOL');
  await add(user, 'TRIG');
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  await submit(user);
  await user.click(
    await screen.findByRole('link', { name: 'TRIG: This lab does not offer this test.' }),
  );
  expect(screen.getByRole('button', { name: 'Remove TRIG' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Remove CHOL' }));
  expect(screen.getByRole('button', { name: 'Remove TRIG' })).toHaveAccessibleDescription(
    'TRIG: This lab does not offer this test.',
  );
});

test('another lab takes the tests away, which is asked first', async () => {
  const { user } = open();
  await chooseLab(user);
  await add(user, 'CHOL');
  const box = screen.getByRole('combobox', { name: 'Lab' });
  await user.clear(box);
  await user.click(await screen.findByText('Southgate Lab'));
  const dialog = await screen.findByRole('dialog', { name: 'Order from another lab?' });
  await user.click(within(dialog).getByRole('button', { name: 'Back' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByRole('combobox', { name: 'Lab' })).toHaveValue('Northlight Lab');
  expect(screen.getByRole('button', { name: 'Remove CHOL' })).toBeVisible();
  await user.clear(screen.getByRole('combobox', { name: 'Lab' }));
  await user.click(await screen.findByText('Southgate Lab'));
  await user.click(await screen.findByRole('button', { name: 'Order from Southgate Lab' }));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Remove CHOL' })).not.toBeInTheDocument(),
  );
  expect(screen.getByRole('combobox', { name: 'Lab' })).toHaveValue('Southgate Lab');
});

test('a lab without a catalogue says where to write what is needed', async () => {
  answerCatalogue([]);
  const { user } = open();
  await chooseLab(user);
  expect(await screen.findByText(/^This lab has no catalogue/)).toBeVisible();
  expect(screen.queryByRole('combobox', { name: 'Tests' })).not.toBeInTheDocument();
});

test('what is usual is one click away; the last order of the patient is one for all', async () => {
  const usualOf = ({ id, code, name, category, turnaround_hours, version }: typeof CHOL) => ({
    ...{ id, code, name, category, turnaround_hours, version },
    price: null,
  });
  const last = { id: 'order-9', number: 'ABCD-1234', submitted_at: '2026-03-03T10:00:00Z' };
  answerCatalogue(ALL, {
    usual: {
      favourites: [usualOf(TSH)],
      most_used: [usualOf(TSH), usualOf(CHOL)],
      last_of_patient: { order: last, tests: [usualOf(CHOL), usualOf(TRIG)] },
    },
  });
  const kept: string[] = [];
  server.use(
    mock.all('/api/orders/usual-tests/:id/', ({ request, params }) => {
      kept.push(`${request.method} ${String(params.id)}`);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = open();
  await chooseLab(user);
  const favourites = within(await screen.findByRole('group', { name: 'Favourites' }));
  await user.click(favourites.getByRole('button', { name: 'Add TSH, Thyrotropin' }));
  const often = within(screen.getByRole('group', { name: 'Often ordered' }));
  expect(often.getAllByRole('button')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'As in ABCD-1234 of 3 Mar' }));
  expect(chosen().getAllByRole('listitem')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'TSH is a favourite of the clinic' }));
  await user.click(screen.getByRole('button', { name: 'TRIG is a favourite of the clinic' }));
  await waitFor(() => expect(kept).toEqual([`DELETE ${TSH.id}`, `PUT ${TRIG.id}`]));
});

test('the promise and what it repeats are shown, and block nothing', async () => {
  const order = { id: 'order-8', number: 'ABCD-9999', submitted_at: '2026-03-03T10:00:00Z' };
  const repeat = { test: CHOL.id, code: 'CHOL', name: 'Cholesterol', repeat_after_hours: 1440 };
  answerCatalogue(ALL, {
    preview: { repeats: [{ ...repeat, order: { ...order, status: 'delivered' } }] },
  });
  const sent = answerOrderWrites(placed);
  const { user } = open();
  await chooseLab(user);
  await add(user, 'CHOL');
  expect(await screen.findByText(/^Promised by/)).toHaveTextContent('Thu 26 Nov');
  const link = screen.getByRole('link', { name: 'ABCD-9999' });
  expect(link).toHaveAttribute('href', '/orders/order-8');
  expect(link).toHaveAttribute('target', '_blank');
  expect(link.parentElement).toHaveTextContent(
    'Cholesterol was ordered on 3 Mar in ABCD-9999. Usually repeated after 60 days.',
  );
  await submit(user);
  await waitFor(() => expect(sent.some(({ body }) => 'action' in body)).toBe(true));
});

test('a repeated order copies what is offered still and says what is not', async () => {
  const other = makeOrder({
    lab,
    patient,
    tests: [
      makeTest({ test: CHOL.id, code: 'CHOL', name: 'Cholesterol', answers: [FASTING] }),
      makeTest({ test: 'gone', code: 'OLD', name: 'Old test' }),
    ],
  });
  const errors = [{ field: 'tests[1].test', code: 'not_offered', detail: 'Not offered.' }];
  server.use(
    mock.get(`/api/orders/${other.id}/`, () => HttpResponse.json(other)),
    mock.post('/api/orders/preview/', () => refuse({ status: 400, code: 'invalid', errors }), {
      once: true,
    }),
  );
  const sent = answerOrderWrites(placed);
  const { user } = open(`?from=${other.id}`);
  expect(await screen.findByText('The lab does not offer any more: Old test (OLD).')).toBeVisible();
  await screen.findByRole('button', { name: 'Remove CHOL' });
  await submit(user);
  await waitFor(() =>
    expect(sent[0]?.body).toMatchObject({ tests: [{ test: CHOL.id, panel: null, answers: {} }] }),
  );
});

test('how often the lab is on time is said beside it, for the chosen tests once there are some', async () => {
  server.use(
    mock.get('/api/labs/:lab/on-time/', ({ request }) => {
      const rate = new URL(request.url).searchParams.has('test', CHOL.id) ? 0.8 : 0.95;
      return HttpResponse.json({ days: 90, rate, as_of: null });
    }),
  );
  answerOrderWrites(placed);
  const { user } = open();
  await chooseLab(user);
  expect(await screen.findByText('95 % on time, last 90 days')).toBeVisible();
  await add(user, 'CHOL');
  expect(await screen.findByText('80 % on time for these tests, last 90 days')).toBeVisible();
});

test('a lab of which too little is known says nothing of time', async () => {
  answerOrderWrites(placed);
  const { user } = open();
  await chooseLab(user);
  await search();
  expect(screen.queryByText(/on time/)).not.toBeInTheDocument();
});
