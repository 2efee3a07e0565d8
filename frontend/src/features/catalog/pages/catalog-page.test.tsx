import { screen, waitFor, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { LOINC_NOTICE, makePanel, makeTest } from '@/testing/catalog';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import CatalogPage from './catalog-page';

const admin: Actor = { ...labActor, role: 'admin' };
const chol = makeTest();
let asked: URLSearchParams[] = [];

function answerWith(tests: unknown[], panels: unknown[] = []) {
  server.use(
    mock.get('/api/catalog/:kind/', ({ request, params }) => {
      const query = new URL(request.url).searchParams;
      if (params.kind === 'categories') return HttpResponse.json([]);
      asked.push(query);
      const results = params.kind === 'tests' ? tests : panels;
      return HttpResponse.json({
        next: null,
        previous: null,
        results: query.get('search') === 'zz' ? [] : results,
        loinc_notice: LOINC_NOTICE,
      });
    }),
  );
}

const open = (actor: Actor, at = '/catalog') =>
  renderAs(<CatalogPage />, { actor, path: '/catalog', at });

beforeEach(() => {
  asked = [];
  beginSession(makeToken());
});

test('a clinic sees whose test it is, how long it takes and what it costs', async () => {
  answerWith([chol]);
  server.use(mock.get('/api/labs/', () => page([])));
  open(clinicActor);
  const row = (await screen.findByRole('link', { name: 'Total cholesterol' })).closest(
    '[data-row]',
  );
  expect(row).toHaveTextContent('Northlight Lab');
  expect(row).toHaveTextContent('Routine 24 h · Urgent 4 h');
  expect(row).toHaveTextContent('€12.50');
  expect(screen.getByText(LOINC_NOTICE)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'New test' })).not.toBeInTheDocument();
});

test('the words, the kind and the status stand in the address', async () => {
  answerWith([chol], [makePanel()]);
  const { user, router } = open(admin, '/catalog?status=all&sort=code');
  await screen.findByRole('link', { name: 'Total cholesterol' });
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({ ordering: 'code' });
  await user.click(screen.getByRole('link', { name: 'Panels' }));
  expect(await screen.findByRole('link', { name: 'Lipids' })).toBeVisible();
  await user.type(screen.getByRole('searchbox'), 'zz');
  expect(await screen.findByText('No panels match these filters')).toBeVisible();
  expect(router.state.location.search).toBe('?status=all&sort=code&kind=panels&search=zz');
});

test.each([
  ['an administrator begins with the compendium', admin, 'Take from the compendium'],
  ['others are told who can', labActor, null],
  ['a clinic is told that nobody has described any', clinicActor, null],
])('of nothing, %s', async (_, actor, button) => {
  answerWith([]);
  open(actor);
  await screen.findByText(/offers no tests yet|No lab offers tests yet/);
  expect(
    screen.queryByRole('button', { name: 'Take from the compendium' })?.textContent ?? null,
  ).toBe(button);
});

test('parts of the compendium are taken over, and the list is read again', async () => {
  const tests = [
    { code: 'CHOL', name: 'Cholesterol', synonyms: [], loinc: '', category: 'Chemistry' },
    { code: 'NA', name: 'Sodium', synonyms: [], loinc: '', category: 'Chemistry' },
  ];
  const taken: (string | null)[] = [];
  answerWith([]);
  server.use(
    mock.get('/api/catalog/compendium/', () =>
      HttpResponse.json({ tests, panels: [], loinc_notice: LOINC_NOTICE }),
    ),
    mock.post('/api/catalog/compendium/', ({ request }) => {
      taken.push(new URL(request.url).searchParams.get('only'));
      answerWith([chol]);
      return HttpResponse.json({ tests: ['CHOL'], panels: [], loinc_notice: '' }, { status: 201 });
    }),
  );
  const { user } = open(admin);
  await user.click(await screen.findByRole('button', { name: 'Take from the compendium' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('button', { name: 'Take over' }));
  expect(dialog.getByText('Choose at least one test or panel.')).toBeVisible();
  await user.click(dialog.getByRole('checkbox', { name: 'All of it (2)' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Sodium NA' }));
  await user.click(dialog.getByRole('button', { name: 'Take 1 over' }));
  expect(await screen.findByText('1 test is in your catalogue now.')).toBeVisible();
  expect(await screen.findByRole('link', { name: 'Total cholesterol' })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(taken).toEqual(['CHOL']);
});
