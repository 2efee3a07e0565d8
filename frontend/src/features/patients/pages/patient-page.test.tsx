import { screen, waitFor, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { makeOrder, refuseChange } from '@/testing/orders';
import { makeMerge, makePatient } from '@/testing/patients';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { PatientPage } from './patient-page';

const admin: Actor = { ...clinicActor, role: 'admin' };
const patient = makePatient({ phone: '1' });
const path = `/api/patients/${patient.id}/`;
let shown = patient;

const open = (actor = clinicActor) =>
  renderAs(<PatientPage />, { actor, path: '/patients/:id', at: `/patients/${patient.id}` });

beforeEach(() => {
  shown = patient;
  beginSession(makeToken());
  server.use(
    mock.get(path, () => HttpResponse.json(shown)),
    mock.get(`${path}merges/`, () => page([])),
    mock.get('/api/orders/', () => page([])),
  );
});

test('no name is in the title; orders are this patient’s', async () => {
  const order = makeOrder();
  server.use(
    mock.get('/api/orders/', ({ request }) =>
      page(new URL(request.url).searchParams.get('patient') === patient.id ? [order] : []),
    ),
  );
  open();
  expect(await screen.findByRole('heading', { level: 1, name: patient.name })).toBeVisible();
  expect(document.title).toMatch(/^Patient ·/);
  expect(await screen.findByRole('link', { name: order.number })).toBeVisible();
  expect(screen.getByRole('link', { name: 'New order for this patient' })).toHaveAttribute(
    'href',
    `/orders/new?patient=${patient.id}`,
  );
});

test('a stale edit shows who changed what, and a reload keeps the typed text', async () => {
  const sent: unknown[] = [];
  server.use(
    mock.patch(path, async ({ request }) => {
      sent.push([request.headers.get('If-Match'), await request.json()]);
      if (sent.length === 1) return refuseChange(412, 'stale_version');
      return HttpResponse.json({ ...shown, phone: '123', version: 6 });
    }),
  );
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await user.type(screen.getByLabelText('Phone'), '23');
  shown = { ...patient, born: '1985', version: 5 };
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Changed by R. Kaur just now')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'View changes' }));
  expect(await screen.findByText('Date of birth: “7 Mar 1984” → “1985”')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Reload' }));
  expect(screen.getByLabelText('Phone')).toHaveValue('123');
  expect(screen.getByLabelText('Date of birth')).toHaveValue('1985');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
  expect(sent).toEqual([
    ['"1"', { phone: '123' }],
    ['"5"', { phone: '123' }],
  ]);
});

test('the other entry is compared, and the one that stays is chosen', async () => {
  const other = makePatient({ name: 'Okonkwo, C.', given_names: 'C.' });
  let merged: unknown;
  server.use(
    mock.get('/api/patients/', () => page([patient, other])),
    mock.get(`/api/patients/${other.id}/`, () => HttpResponse.json(other)),
    mock.post(`${path}merge/`, async ({ request }) => {
      merged = await request.json();
      return HttpResponse.json(other);
    }),
  );
  const { user, router } = open(admin);
  await user.click(await screen.findByRole('button', { name: 'More for this patient' }));
  await user.click(await screen.findByText('Merge with another patient'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('combobox'), 'oko');
  await user.click(await screen.findByText('Okonkwo, C.'));
  expect(
    await dialog.findByRole('rowheader', { name: /^Given names\s*\(differs\)/ }),
  ).toBeVisible();
  await user.click(dialog.getByRole('radio', { name: /^Okonkwo, C\./ }));
  await user.click(dialog.getByRole('button', { name: 'Merge patients' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/patients/${other.id}`));
  expect(merged).toEqual({ into: other.id });
});

test('a merge is undone where it stands', async () => {
  const merge = makeMerge();
  let undone = false;
  server.use(
    mock.get(`${path}merges/`, () =>
      page([undone ? { ...merge, undone_at: '2026-11-23T10:00:00Z' } : merge]),
    ),
    mock.post(`${path}merges/${merge.id}/undo/`, () => {
      undone = true;
      return HttpResponse.json(merge.merged);
    }),
  );
  const { user } = open(admin);
  expect(await screen.findByText(/2 orders came along\./)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await user.click(await screen.findByRole('button', { name: 'Undo merge' }));
  expect(await screen.findByText(/^Undone by/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});

test.each([
  ['staff', ['Edit'], ['More for this patient']],
  ['viewer', [], ['Edit', 'More for this patient']],
] as const)('%s sees %j and not %j', async (role, there, missing) => {
  open({ ...clinicActor, role });
  await screen.findByRole('heading', { level: 1, name: patient.name });
  for (const name of there) expect(screen.getByRole('button', { name })).toBeVisible();
  for (const name of missing) expect(screen.queryByRole('button', { name })).toBeNull();
});

test('one that became another leads there and is changed no more', async () => {
  shown = { ...patient, merged_into: 'patient-x' };
  open(admin);
  const link = await screen.findByRole('link', { name: 'Go on with the patient that stayed' });
  expect(link).toHaveAttribute('href', '/patients/patient-x');
  expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  expect(screen.queryByRole('link', { name: /New order/ })).not.toBeInTheDocument();
});
