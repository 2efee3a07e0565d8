import { screen, waitFor, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { makeOrder } from '@/testing/orders';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeSpecimen } from '@/testing/specimens';
import { makeToken } from '@/testing/tokens';
import { endSitting } from '../scan/sitting';
import type { ScanAnswer, ScanRequest, Specimen } from '../types';
import { ScanPage } from './scan-page';

const NOWHERE: ScanAnswer = { result: 'unknown', specimen: null, order: null, manifest: null };

/** Answers each code with what stands for it; what was asked gathers in the list. */
function answerScans(answers: Record<string, ScanAnswer>) {
  const asked: ScanRequest[] = [];
  server.use(
    mock.post('/api/specimens/scan/', async ({ request }) => {
      const scan = (await request.json()) as ScanRequest;
      asked.push(scan);
      return HttpResponse.json(answers[scan.code] ?? NOWHERE);
    }),
  );
  return asked;
}

const received = (specimen: Specimen, result: ScanAnswer['result'] = 'received'): ScanAnswer => ({
  ...NOWHERE,
  result,
  specimen,
});
const open = (actor: Actor = labActor) =>
  renderAs(<ScanPage />, { actor, path: '/specimens/scan', at: '/specimens/scan' });
const rows = () =>
  within(screen.getByRole('list', { name: 'Scans of this sitting' })).getAllByRole('listitem');

beforeEach(() => {
  endSitting();
  beginSession(makeToken());
});

test('what is scanned one after the other stands newest first, and the field keeps the focus', async () => {
  const specimen = makeSpecimen({ status: 'received' });
  const asked = answerScans({ [specimen.accession_number]: received(specimen) });
  const { user } = open();
  const field = screen.getByRole('textbox', { name: 'Scan what arrived' });
  expect(field).toHaveFocus();
  await user.keyboard(`${specimen.accession_number}{Enter}NONSENSE{Enter}`);
  expect(await screen.findByText('Unknown code')).toBeVisible();
  const [newest, oldest] = rows();
  expect(newest).toHaveTextContent('NONSENSE');
  expect(oldest).toHaveTextContent('Okonkwo, Chiamaka');
  expect(asked).toEqual([
    { code: specimen.accession_number, intent: 'receive' },
    { code: 'NONSENSE', intent: 'receive' },
  ]);
  expect(field).toHaveFocus();
  expect(field).toHaveValue('');
});

test('a receipt is undone where it stands', async () => {
  const specimen = makeSpecimen({ status: 'received', allowed_actions: ['undo_receipt'] });
  answerScans({ [specimen.accession_number]: received(specimen) });
  server.use(
    mock.post(`/api/specimens/${specimen.id}/transitions/`, () =>
      HttpResponse.json({ ...specimen, status: 'expected', version: 2, allowed_actions: [] }),
    ),
  );
  const { user } = open();
  await user.keyboard(`${specimen.accession_number}{Enter}`);
  await user.click(
    await screen.findByRole('button', { name: `Undo ${specimen.accession_number}` }),
  );
  expect(await screen.findByText('Expected')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Undo/ })).not.toBeInTheDocument();
});

test('a scanned order is received on its own: one of another order changes nothing unless insisted on', async () => {
  const order = makeOrder({ status: 'submitted' });
  const stray = makeSpecimen();
  const asked = answerScans({
    [order.number]: { ...NOWHERE, result: 'order', order: { id: order.id, number: order.number } },
    STRAY: received(stray, 'wrong_order'),
  });
  server.use(
    mock.get(`/api/orders/${order.id}/`, () => HttpResponse.json(order)),
    mock.get('/api/specimens/', () => page([makeSpecimen()])),
  );
  const { user, router } = open();
  await user.keyboard(`${order.number}{Enter}`);
  expect(
    await screen.findByRole('region', { name: `Receiving order ${order.number}` }),
  ).toBeVisible();
  expect(router.state.location.search).toBe(`?order=${order.id}`);
  await user.keyboard('STRAY{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Receive it anyway' }));
  await waitFor(() =>
    expect(asked.slice(1)).toEqual([
      { code: 'STRAY', intent: 'receive', order: order.id },
      { code: 'STRAY', intent: 'receive' },
    ]),
  );
});

test('the list is still there after a look at another page, but not for the next person', async () => {
  const specimen = makeSpecimen({ status: 'received' });
  answerScans({ [specimen.accession_number]: received(specimen) });
  const { user, router, unmount } = open();
  await user.keyboard(`${specimen.accession_number}{Enter}`);
  expect(await screen.findByText('Okonkwo, Chiamaka')).toBeVisible();
  await router.navigate('/elsewhere');
  await screen.findByText('Elsewhere');
  await router.navigate(-1);
  expect(await screen.findByText('Okonkwo, Chiamaka')).toBeVisible();
  unmount();
  open({ ...labActor, profile: { ...labActor.profile, id: 'somebody-else' } });
  expect(screen.queryByText('Okonkwo, Chiamaka')).not.toBeInTheDocument();
});

test('a clinic opens what it scans', async () => {
  const specimen = makeSpecimen();
  const asked = answerScans({ [specimen.accession_number]: received(specimen, 'opened') });
  const { user, router } = open(clinicActor);
  expect(screen.queryByRole('radio', { name: 'Receive' })).not.toBeInTheDocument();
  await user.keyboard(`${specimen.accession_number}{Enter}`);
  await waitFor(() => expect(router.state.location.pathname).toBe(`/specimens/${specimen.id}`));
  expect(asked).toEqual([{ code: specimen.accession_number, intent: 'open' }]);
});

test('the tones are switched off for this browser', async () => {
  const { user } = open();
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  expect(localStorage.getItem('clinic-lab-scan-sound')).toBe('false');
  await user.click(screen.getByRole('button', { name: 'Unmute' }));
  expect(localStorage.getItem('clinic-lab-scan-sound')).toBe('true');
});
