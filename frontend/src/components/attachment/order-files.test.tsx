import { screen, waitFor, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import OrderFiles from './order-files';
import type { Attachment } from './types';

const FILES = '/api/orders/:order/attachments/';

function makeAttachment(name: string): Attachment {
  return {
    id: crypto.randomUUID(),
    name,
    media_type: 'application/pdf',
    size: 1_468_006,
    sha256: '0',
    added_by: { id: 'u1', name: 'Amara Osei' },
    organization: { id: 'o1', name: 'Harbour Clinic' },
    created_at: '2026-05-04T10:00:00Z',
    allowed_actions: ['remove'],
  };
}

/** Keeps what is sent, under the order it is sent to; `refusals` are given once each, by name. */
function answer(refusals: Record<string, () => Response> = {}) {
  const kept: Record<string, Attachment[]> = {};
  const tried: string[] = [];
  server.use(
    mock.get<{ order: string }>(FILES, ({ params }) =>
      HttpResponse.json({ can_add: true, results: kept[params.order] ?? [] }),
    ),
    mock.post<{ order: string }>(FILES, ({ request, params }) => {
      const header = request.headers.get('Content-Disposition') ?? '';
      const name = decodeURIComponent(header.split("''")[1] ?? '');
      tried.push(name);
      const refusal = refusals[name];
      if (refusal) {
        refusals = { ...refusals, [name]: undefined } as typeof refusals;
        return refusal();
      }
      const attachment = makeAttachment(name);
      kept[params.order] = [...(kept[params.order] ?? []), attachment];
      return HttpResponse.json(attachment, { status: 201 });
    }),
    mock.delete<{ order: string; id: string }>(`${FILES}:id/`, ({ params }) => {
      kept[params.order] = (kept[params.order] ?? []).filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return { kept, tried };
}

function open(order?: string) {
  const findOrder = () => Promise.resolve(order ?? 'draft-7');
  const element = <OrderFiles order={order} findOrder={findOrder} mayBegin empty="No file." />;
  return renderAs(element, { actor: clinicActor });
}

const pdf = (name: string, size = 10) =>
  new File([new Uint8Array(size)], name, { type: 'application/pdf' });

beforeEach(() => beginSession(makeToken()));

test('several files go one after another, and their names arrive as they are', async () => {
  const { tried } = answer();
  const { user } = open('order-1');
  const names = ["Dr. O'Neil (letter).pdf", 'Εξέταση*.pdf'];
  await screen.findByText('No file.');
  await user.upload(
    screen.getByLabelText('Files', { selector: 'input' }),
    names.map((name) => pdf(name)),
  );
  for (const name of names) expect(await screen.findByRole('button', { name })).toBeVisible();
  expect(tried).toEqual(names);
  expect(screen.getAllByText(/1\.4 MB · Amara Osei, Harbour Clinic/)).toHaveLength(2);
});

test('what is refused says why and keeps no other; what may pass is tried again', async () => {
  const detail = 'This PDF contains a script. Print it to a new PDF, then add that.';
  const { tried } = answer({
    'bad.pdf': () => refuse({ status: 400, code: 'unsafe_file', detail }),
    'slow.pdf': () => refuse({ status: 503, code: 'unavailable' }),
  });
  const { user } = open('order-1');
  await screen.findByText('No file.');
  await user.upload(
    screen.getByLabelText('Files', { selector: 'input' }),
    ['bad.pdf', 'slow.pdf', 'good.pdf'].map((name) => pdf(name)),
  );
  expect(await screen.findByText(detail)).toBeVisible();
  expect(await screen.findByRole('button', { name: 'good.pdf' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'slow.pdf' })).toBeVisible();
  expect(tried).toEqual(['bad.pdf', 'slow.pdf', 'good.pdf', 'slow.pdf']);
  await user.click(screen.getByRole('button', { name: 'Put bad.pdf away' }));
  expect(screen.queryByText(detail)).not.toBeInTheDocument();
});

test('what is too large is said before anything is sent', async () => {
  const { tried } = answer();
  const { user } = open('order-1');
  await screen.findByText('No file.');
  await user.upload(
    screen.getByLabelText('Files', { selector: 'input' }),
    pdf('scan.pdf', 20 * 1024 * 1024 + 1),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('more than the 20 MB');
  expect(tried).toEqual([]);
});

test('an order that is not written down yet is written down first, once the file is chosen', async () => {
  const { kept } = answer();
  const { user } = open();
  await user.upload(screen.getByLabelText('Files', { selector: 'input' }), pdf('letter.pdf'));
  await waitFor(() => expect(kept['draft-7']).toHaveLength(1));
});

test('a file chosen while the order is being written down finds its way', async () => {
  const { kept } = answer();
  function Writing() {
    const [order, setOrder] = useState<string>();
    const findOrder = () => Promise.resolve('draft-7');
    return (
      <>
        <button onClick={() => setOrder('draft-7')}>Write it down</button>
        <OrderFiles order={order} findOrder={findOrder} mayBegin empty="No file." />
      </>
    );
  }
  const { user } = renderAs(<Writing />, { actor: clinicActor });
  // What an open chooser brings its file to.
  const input = screen.getByLabelText('Files', { selector: 'input' });
  await user.click(screen.getByRole('button', { name: 'Write it down' }));
  await user.upload(input, pdf('letter.pdf'));
  expect(await screen.findByRole('button', { name: 'letter.pdf' })).toBeVisible();
  expect(kept['draft-7']).toHaveLength(1);
});

test('a file goes on its way when the page is left, and says so if it fails', async () => {
  let fail: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (fail = resolve));
  answer();
  server.use(
    mock.post(FILES, async () => {
      await held;
      return refuse({ status: 400, code: 'unsafe_file', detail: 'No.' });
    }),
  );
  const { user, router } = open('order-1');
  await screen.findByText('No file.');
  await user.upload(screen.getByLabelText('Files', { selector: 'input' }), pdf('letter.pdf'));
  await screen.findByRole('progressbar');
  await router.navigate('/elsewhere');
  expect(await screen.findByText('Elsewhere')).toBeVisible();
  fail();
  expect(await screen.findByRole('alert')).toHaveTextContent('letter.pdf was not added');
});

test('removing asks first', async () => {
  const { kept } = answer();
  kept['order-1'] = [makeAttachment('letter.pdf')];
  const { user } = open('order-1');
  await user.click(await screen.findByRole('button', { name: 'Remove letter.pdf' }));
  const dialog = await screen.findByRole('dialog');
  expect(kept['order-1']).toHaveLength(1);
  await user.click(await within(dialog).findByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No file.')).toBeVisible();
});
