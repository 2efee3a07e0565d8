import { screen, waitFor, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { publishFrame } from '@/realtime/frame-bus';
import type { Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { makeOrder, refuseChange } from '@/testing/orders';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeSpecimen } from '@/testing/specimens';
import { makeToken } from '@/testing/tokens';
import OrderSpecimens from './order-specimens';
import type { Specimen } from './types';

const order = makeOrder({ status: 'in_progress' });

interface Sent {
  id: string;
  body: Record<string, unknown>;
  key: string | null;
  version: string | null;
}

/** Answers the order's specimens and takes their steps; `refusals` says which of them are refused, by id. */
function answerWith(specimens: Specimen[], refusals: Record<string, () => Response> = {}) {
  const shown = { specimens, sent: [] as Sent[] };
  server.use(
    mock.get('/api/specimens/', () => page(shown.specimens)),
    mock.post<{ id: string }>('/api/specimens/:id/transitions/', async ({ request, params }) => {
      const body = (await request.json()) as Sent['body'];
      shown.sent.push({
        id: params.id,
        body,
        key: request.headers.get('Idempotency-Key'),
        version: request.headers.get('If-Match'),
      });
      const refusal = refusals[params.id]?.();
      if (refusal) return refusal;
      const before = shown.specimens.find(({ id }) => id === params.id) ?? makeSpecimen();
      const after = { ...before, status: 'collected' as const, version: 2, allowed_actions: [] };
      shown.specimens = shown.specimens.map((each) => (each.id === after.id ? after : each));
      return HttpResponse.json(after);
    }),
  );
  return shown;
}

const open = (actor: Actor) => renderAs(<OrderSpecimens order={order} />, { actor });
const rowOf = ({ accession_number }: Specimen) => {
  const row = screen.getByRole('link', { name: accession_number }).closest('li');
  if (!row) throw new Error('the number stands in no row');
  return within(row);
};

beforeEach(() => beginSession(makeToken()));

test('a clinic collects all with one press; one refusal stops no other and stands at its row', async () => {
  const [first, second, third] = [
    makeSpecimen({ allowed_actions: ['collect'] }),
    makeSpecimen({ allowed_actions: ['collect'] }),
    makeSpecimen({ allowed_actions: ['collect'] }),
  ];
  const shown = answerWith([first, second, third], {
    [second.id]: () => refuseChange(409, 'transition_not_allowed'),
  });
  const { user } = open(clinicActor);
  await user.click(await screen.findByRole('button', { name: 'Mark all collected' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Changed by R. Kaur just now. The specimen has moved on.',
  );
  expect(rowOf(second).getByRole('alert')).toBeVisible();
  await waitFor(() =>
    expect(shown.sent.map(({ id }) => id)).toEqual([first.id, second.id, third.id]),
  );
  expect(await rowOf(third).findByText('Collected')).toBeVisible();
  expect(shown.sent.map(({ version }) => version)).toEqual(['"1"', '"1"', '"1"']);
  expect(new Set(shown.sent.map(({ key }) => key)).size).toBe(3);
});

test('the same step sent again carries the same key', async () => {
  const specimen = makeSpecimen({ allowed_actions: ['receive'] });
  const shown = answerWith([specimen], { [specimen.id]: () => HttpResponse.error() });
  const { user } = open(labActor);
  const press = async () =>
    user.click(await screen.findByRole('button', { name: `Receive ${specimen.accession_number}` }));
  await press();
  expect(await screen.findByRole('alert')).toHaveTextContent('No connection to the server.');
  await press();
  await waitFor(() => expect(shown.sent).toHaveLength(2));
  expect(shown.sent[0]?.key).toBe(shown.sent[1]?.key);
});

test('a rejection says why, asks for a new one, and a refusal keeps what was typed', async () => {
  const specimen = makeSpecimen({
    status: 'received',
    allowed_actions: ['use', 'reject'],
    order: { ...makeSpecimen().order, status: 'in_progress' },
  });
  const shown = answerWith([specimen], {
    [specimen.id]: () =>
      refuse({
        status: 400,
        code: 'invalid',
        errors: [{ field: 'recollect', code: 'not_possible', detail: 'The order is over.' }],
      }),
  });
  const { user } = open(labActor);
  await user.click(
    await screen.findByRole('button', { name: `More for ${specimen.accession_number}` }),
  );
  await user.click(await screen.findByRole('menuitem', { name: 'Reject…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Reject specimen' }));
  expect(dialog.getByText('Choose a reason.')).toBeVisible();
  expect(shown.sent).toEqual([]);
  await user.selectOptions(dialog.getByRole('combobox'), 'Clotted');
  await user.type(dialog.getByRole('textbox'), 'Clots.');
  expect(dialog.getByRole('checkbox', { name: 'Ask for a new one' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'Reject specimen' }));
  expect(await dialog.findByText('The order is over.')).toBeVisible();
  expect(dialog.getByRole('textbox')).toHaveValue('Clots.');
  expect(shown.sent[0]?.body).toEqual({
    action: 'reject',
    reason_code: 'clotted',
    note: 'Clots.',
    recollect: true,
  });
});

test('a rejected one and the one asked for instead name each other', async () => {
  const old = makeSpecimen({ status: 'rejected', reason_code: 'leaked', note: 'Empty.' });
  const wanted = makeSpecimen({
    replaces: { id: old.id, accession_number: old.accession_number },
    allowed_actions: ['collect', 'decline'],
  });
  answerWith([
    { ...old, replaced_by: { id: wanted.id, accession_number: wanted.accession_number } },
    wanted,
  ]);
  open(clinicActor);
  expect(await screen.findByText('Leaked or broken. Empty.')).toBeVisible();
  const targets = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  const path = ({ id }: Specimen) => `/specimens/${id}`;
  expect(targets).toEqual([path(old), path(wanted), path(wanted), path(old)]);
});

test('a frame of the order reads its specimens again, that of another order does not', async () => {
  const specimen = makeSpecimen();
  const shown = answerWith([specimen]);
  open(clinicActor);
  await screen.findByText('Expected');
  shown.specimens = [{ ...specimen, status: 'received' }];
  const frame = { type: 'order', number: order.number, status: 'in_progress' } as const;
  publishFrame({ ...frame, id: 'another', version: 2, event: 'specimen_received' });
  expect(screen.getByText('Expected')).toBeVisible();
  publishFrame({ ...frame, id: order.id, version: 2, event: 'specimen_received' });
  expect(await screen.findByText('Received')).toBeVisible();
});

test('labels open in a tab; where none may open they can be saved; a refusal says why', async () => {
  answerWith([makeSpecimen()]);
  const file = () =>
    HttpResponse.arrayBuffer(new TextEncoder().encode('%PDF-1.7').buffer, {
      headers: { 'Content-Type': 'application/pdf' },
    });
  const answer = { labels: file as () => Response };
  server.use(mock.get(`/api/orders/${order.id}/labels/`, () => answer.labels()));
  const show = vi.fn();
  const close = vi.fn();
  const tab = { location: { replace: show }, close } as unknown as Window;
  const openTab = vi.spyOn(window, 'open').mockReturnValue(tab);
  URL.createObjectURL = () => 'blob:labels';
  const { user } = open(clinicActor);
  const labels = await screen.findByRole('button', { name: 'Labels' });

  await user.click(labels);
  await waitFor(() => expect(show).toHaveBeenCalledWith('blob:labels'));

  openTab.mockReturnValue(null);
  await user.click(labels);
  expect(await screen.findByRole('button', { name: 'Download' })).toBeEnabled();
  await user.keyboard('{Escape}');

  openTab.mockReturnValue(tab);
  answer.labels = () => refuse({ status: 409, code: 'nothing_to_print' });
  await user.click(labels);
  expect(await screen.findByText(/There is nothing to print/)).toBeInTheDocument();
  expect(close).toHaveBeenCalledOnce();
});

test('a viewer is offered nothing', async () => {
  answerWith([]);
  open({ ...clinicActor, role: 'viewer' });
  expect(await screen.findByText('No specimen is expected.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a specimen' })).not.toBeInTheDocument();
});
