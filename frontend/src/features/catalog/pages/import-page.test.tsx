import { screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { labActor } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import ImportPage from './import-page';

const PREVIEW = '/api/catalog/import/preview/';
const sheet = new File(['row,code\n'], 'catalogue.csv', { type: 'text/csv' });
const rows = [
  { kind: 'test', code: 'NA', name: 'Sodium', change: 'new', fields: [] },
  { kind: 'test', code: 'K', name: 'Potassium', change: 'changed', fields: ['price', 'status'] },
  { kind: 'panel', code: 'BMP', name: 'Basic panel', change: 'unchanged', fields: [] },
];
const counts = { new: 1, changed: 1, unchanged: 1 };
const good = { token: 'first', rows, counts, fault_count: 0, faults: [] };

const open = () => {
  const shown = renderAs(<ImportPage />, { actor: { ...labActor, role: 'admin' } });
  const choose = async (file: File) => {
    const input = shown.container.querySelector<HTMLInputElement>('input[type=file]');
    if (input) await shown.user.upload(input, file);
  };
  return { ...shown, choose };
};

beforeEach(() => beginSession(makeToken()));

test('what a file changes is shown first, and brought in by the token of that preview', async () => {
  const sent: unknown[] = [];
  server.use(
    mock.post(PREVIEW, ({ request }) => {
      sent.push(request.headers.get('Content-Type'));
      return HttpResponse.json(good);
    }),
    mock.post('/api/catalog/import/', ({ request }) => {
      sent.push(new URL(request.url).searchParams.get('token'));
      return HttpResponse.json({ counts });
    }),
  );
  const { user, choose } = open();
  expect(screen.queryByRole('button', { name: 'Import' })).not.toBeInTheDocument();
  await choose(sheet);
  const table = within(await screen.findByRole('list', { name: 'What the file changes' }));
  expect(table.getByText('Changed: price, active or retired')).toBeVisible();
  expect(table.queryByText('Basic panel')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByText(/^1 new, 1 changed, 1 unchanged\./)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Import' })).not.toBeInTheDocument();
  expect(sent).toEqual(['text/csv', 'first']);
});

test('what is wrong is told by row and column, and cannot be imported', async () => {
  const detail = 'The lower limit must be below the upper one.';
  const faults = [{ row: 12, column: 'low', code: 'CHOL', detail }];
  server.use(
    mock.post(PREVIEW, () => HttpResponse.json({ ...good, token: null, fault_count: 2, faults })),
  );
  const { choose } = open();
  await choose(sheet);
  const list = within(await screen.findByRole('list', { name: 'What is wrong in the file' }));
  expect(list.getByText('Row 12')).toBeVisible();
  expect(list.getByText('CHOL · low')).toBeVisible();
  expect(list.getByText(detail)).toBeVisible();
  expect(screen.getByText('2 things are wrong in the file')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Import' })).not.toBeInTheDocument();
});

test('a catalogue that was changed meanwhile is looked at again first', async () => {
  const tokens = ['first', 'second'];
  const used: (string | null)[] = [];
  server.use(
    mock.post(PREVIEW, () => HttpResponse.json({ ...good, token: tokens.shift() })),
    mock.post('/api/catalog/import/', ({ request }) => {
      used.push(new URL(request.url).searchParams.get('token'));
      return used.length === 1
        ? refuse({ status: 409, code: 'catalogue_changed' })
        : HttpResponse.json({ counts });
    }),
  );
  const { user, choose } = open();
  await choose(sheet);
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  expect(await screen.findByText('Your catalogue was changed meanwhile')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  expect(await screen.findByText('Imported')).toBeVisible();
  expect(used).toEqual(['first', 'second']);
});

test('others cannot import', () => {
  renderAs(<ImportPage />, { actor: labActor });
  expect(screen.getByText('Only administrators of a lab change its catalogue')).toBeVisible();
});
