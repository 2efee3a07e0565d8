import { screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { ActorProvider } from '@/session/actor';
import { beginSession } from '@/session/session';
import { labActor } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { LOINC_NOTICE, makePanel, makeTest } from '@/testing/catalog';
import { renderRoutes } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import PanelEditorPage from './panel-editor-page';

const known = makePanel({ version: 3 });
const trig = makeTest({ code: 'TRIG', name: 'Triglycerides' });
const path = `/api/catalog/panels/${known.id}/`;
let sent: unknown[] = [];

function edit() {
  const element = (
    <ActorProvider actor={{ ...labActor, role: 'admin' }}>
      <PanelEditorPage />
    </ActorProvider>
  );
  return renderRoutes(
    [
      { path: '/catalog/panels/:id/edit', element },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    `/catalog/panels/${known.id}/edit`,
  );
}

beforeEach(() => {
  sent = [];
  beginSession(makeToken());
  server.use(
    mock.get('/api/catalog/categories/', () => HttpResponse.json([])),
    mock.get('/api/catalog/tests/', () =>
      HttpResponse.json({
        next: null,
        previous: null,
        results: [trig],
        loinc_notice: LOINC_NOTICE,
      }),
    ),
    mock.get(path, () => HttpResponse.json(known)),
  );
});

test('a test is found by words, added by Enter and put first', async () => {
  server.use(
    mock.patch(path, async ({ request }) => {
      sent.push([request.headers.get('If-Match'), await request.json()]);
      return HttpResponse.json(known);
    }),
  );
  const { user } = edit();
  await user.type(await screen.findByLabelText('Add a test'), 'trig');
  await screen.findByText('Triglycerides');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByLabelText('Add a test')).toHaveValue('');
  expect(screen.getByLabelText('Add a test')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Move Triglycerides up' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Elsewhere')).toBeVisible();
  expect(sent).toEqual([['"3"', { tests: [trig.id, 'test-chol'] }]]);
});

test('without a test nothing is sent', async () => {
  const { user } = edit();
  await user.click(await screen.findByRole('button', { name: 'Remove Total cholesterol' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const alert = within(await screen.findByRole('alert'));
  await user.click(alert.getByRole('link', { name: 'Choose at least one test.' }));
  expect(screen.getByLabelText('Add a test')).toHaveFocus();
});

test('a test that was retired meanwhile is named', async () => {
  const detail = 'Choose among the active tests of your lab.';
  const errors = [{ field: 'tests[0]', code: 'not_offered', detail }];
  server.use(mock.patch(path, () => refuse({ status: 400, code: 'invalid', errors })));
  const { user } = edit();
  await user.type(await screen.findByLabelText(/^Name/), '!');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('link', { name: `Total cholesterol: ${detail}` })).toBeVisible();
  const list = within(screen.getByRole('list', { name: 'Tests of the panel' }));
  expect(list.getByText(detail)).toBeVisible();
});
