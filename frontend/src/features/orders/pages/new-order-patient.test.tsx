import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Patient } from '@/api/gen';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { answerOrderWrites } from '@/testing/order-writes';
import { makeOrder, refuseChange } from '@/testing/orders';
import { makePatient } from '@/testing/patients';
import { answerCatalogue } from '@/testing/requisitions';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { NewOrderPage } from './new-order-page';

const lab = { id: 'lab-1', name: 'Northlight Lab', address: '1 Quay' };
const placed = makeOrder({ lab });
const CREATE = 'POST /api/orders/';
const EDIT = `PATCH /api/orders/${placed.id}/`;
const SUBMIT = `POST /api/orders/${placed.id}/transitions/`;
const open = (query = '') =>
  renderAs(<NewOrderPage />, {
    actor: clinicActor,
    path: '/orders/new',
    at: `/orders/new${query}`,
  });

function answerPatients(...patients: Patient[]) {
  server.use(
    mock.get('/api/patients/', () => page(patients)),
    ...patients.map((each) => mock.get(`/api/patients/${each.id}/`, () => HttpResponse.json(each))),
  );
}

async function chooseLab(user: UserEvent) {
  await user.click(screen.getByRole('combobox', { name: 'Lab' }));
  await user.click(await screen.findByText('Northlight Lab'));
}

const box = () => screen.getByRole('combobox', { name: 'Patient' });
const summary = async () => within(await screen.findByRole('complementary', { name: 'Summary' }));

beforeEach(() => {
  beginSession(makeToken());
  server.use(mock.get('/api/labs/', () => page([lab])));
  answerCatalogue([]);
});

test('an order for a known patient begins with them and names them', async () => {
  const patient = makePatient();
  const sent = answerOrderWrites(placed);
  answerPatients(patient);
  const { user, router } = open(`?patient=${patient.id}`);
  expect(await screen.findByRole('button', { name: 'Change patient' })).toBeVisible();
  await chooseLab(user);
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${placed.id}`));
  expect(sent[0]?.body).toMatchObject({ patient: patient.id });
});

test('who became another patient is ordered for under the one that stayed', async () => {
  const stayed = makePatient({ name: 'Okonkwo, Stayed' });
  const gone = makePatient({ merged_into: stayed.id });
  answerPatients(gone, stayed);
  open(`?patient=${gone.id}`);
  expect((await summary()).getByText('Okonkwo, Stayed')).toBeVisible();
});

test('a patient corrected after a lost answer is the only one who reaches the lab', async () => {
  const [wrong, right] = [makePatient({ name: 'Wrong, Ann' }), makePatient({ name: 'Right, Ann' })];
  answerPatients(wrong, right);
  const sent = answerOrderWrites(placed, () => HttpResponse.error());
  const { user, router } = open(`?patient=${wrong.id}`);
  await screen.findByRole('button', { name: 'Change patient' });
  await chooseLab(user);
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await screen.findByText(/^Not sent\. No connection/);
  await user.click(screen.getByRole('button', { name: 'Change patient' }));
  await user.keyboard('ann');
  await user.click(await screen.findByText('Right, Ann'));
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${placed.id}`));
  const created = sent.filter(({ way }) => way === CREATE).map(({ body }) => body);
  expect(created).toEqual([created[0], created[0]]);
  expect(created[0]).toMatchObject({ status: 'draft', patient: wrong.id });
  expect(sent.slice(-2)).toMatchObject([
    { way: EDIT, body: { patient: right.id } },
    { way: SUBMIT, body: { action: 'submit' } },
  ]);
});

test('a patient corrected after the order has arrived is a conflict one can resolve', async () => {
  const [wrong, right] = [makePatient({ name: 'Wrong, Ann' }), makePatient({ name: 'Right, Ann' })];
  answerPatients(wrong, right);
  const draft = { ...placed, patient: wrong, status: 'draft' as const };
  const arrived = { ...draft, status: 'submitted' as const, version: 2 };
  server.use(mock.get(`/api/orders/${placed.id}/`, () => HttpResponse.json(arrived)));
  const sent = answerOrderWrites(
    placed,
    () => HttpResponse.json(draft),
    () => HttpResponse.error(),
    () => refuseChange(412, 'stale_version'),
  );
  const { user } = open(`?patient=${wrong.id}`);
  await screen.findByRole('button', { name: 'Change patient' });
  await chooseLab(user);
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await screen.findByText(/^Not sent\. No connection/);
  await user.click(screen.getByRole('button', { name: 'Change patient' }));
  await user.keyboard('ann');
  await user.click(await screen.findByText('Right, Ann'));
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await user.click(await screen.findByRole('button', { name: 'Reload' }));
  expect((await summary()).getByText('Right, Ann')).toBeVisible();
  expect(sent.filter(({ way }) => way === SUBMIT)).toHaveLength(1);
});

test('Ctrl+Enter on a marked patient chooses them and sends nothing', async () => {
  const patient = makePatient();
  answerPatients(patient);
  const sent = answerOrderWrites(placed);
  const { user } = open();
  await chooseLab(user);
  await user.type(box(), 'oko');
  await screen.findByText(patient.name);
  await user.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('button', { name: 'Change patient' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Submit order' })).toBeEnabled();
  expect(sent.filter(({ way }) => way === SUBMIT)).toEqual([]);
});

test('words that chose nobody are no order without a patient', async () => {
  answerPatients();
  const sent = answerOrderWrites(placed);
  const { user, router } = open();
  await chooseLab(user);
  await user.type(box(), 'okonkwo');
  expect(box()).toBeValid();
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await user.click(
    await screen.findByRole('link', { name: 'Choose the patient, or clear the field.' }),
  );
  expect(box()).toHaveFocus();
  expect(box()).toBeInvalid();
  expect(sent.filter(({ way }) => way === SUBMIT)).toEqual([]);
  await user.clear(box());
  expect(box()).toBeValid();
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/orders/${placed.id}`));
});

test('a patient who is merged meanwhile leaves what is typed alone', async () => {
  const gone = makePatient();
  answerPatients(gone);
  const { user, queryClient } = open(`?patient=${gone.id}`);
  await user.type(await screen.findByLabelText('Notes for the lab'), 'EDTA');
  const stayed = makePatient({ name: 'Okonkwo, Stayed' });
  answerPatients({ ...gone, merged_into: stayed.id }, stayed);
  await act(() => queryClient.invalidateQueries());
  expect(screen.getByLabelText('Notes for the lab')).toHaveValue('EDTA');
  expect((await summary()).getByText(gone.name)).toBeVisible();
});

test('a repeated order is for the patient as they are known now', async () => {
  const stayed = makePatient({ name: 'Okonkwo, Corrected' });
  const gone = makePatient({ merged_into: stayed.id });
  const other = makeOrder({ lab, status: 'delivered', patient: gone });
  answerPatients(gone, stayed);
  server.use(mock.get(`/api/orders/${other.id}/`, () => HttpResponse.json(other)));
  const sent = answerOrderWrites(placed);
  const { user } = open(`?from=${other.id}`);
  expect((await summary()).getByText('Okonkwo, Corrected')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Submit order' }));
  await waitFor(() => expect(sent[0]?.body).toMatchObject({ patient: stayed.id }));
});
