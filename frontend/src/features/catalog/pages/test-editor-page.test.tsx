import { screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { CatalogTest } from '@/api/gen';
import { ActorProvider, type Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { makeAnalyte, makeTest } from '@/testing/catalog';
import { refuseChange } from '@/testing/orders';
import { renderRoutes } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import TestEditorPage from './test-editor-page';

const admin: Actor = { ...labActor, role: 'admin' };
const known = makeTest({ analytes: [makeAnalyte(), makeAnalyte({ code: 'HDL', name: 'HDL' })] });
const path = `/api/catalog/tests/${known.id}/`;
let shown: CatalogTest = known;
let sent: unknown[] = [];

function open(actor: Actor, at: string) {
  const element = (
    <ActorProvider actor={actor}>
      <TestEditorPage />
    </ActorProvider>
  );
  return renderRoutes(
    [
      { path: '/catalog/tests/new', element },
      { path: '/catalog/tests/:id/edit', element },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    at,
  );
}
const edit = () => open(admin, `/catalog/tests/${known.id}/edit`);

beforeEach(() => {
  shown = known;
  sent = [];
  beginSession(makeToken());
  server.use(
    mock.get('/api/catalog/categories/', () => HttpResponse.json([])),
    mock.get(path, () => HttpResponse.json(shown)),
  );
});

test('a new test says what is missing, is sent with a decimal comma understood, and opens', async () => {
  server.use(
    mock.post('/api/catalog/tests/', async ({ request }) => {
      sent.push([Boolean(request.headers.get('Idempotency-Key')), await request.json()]);
      return HttpResponse.json(known, { status: 201 });
    }),
  );
  const { user, router } = open(admin, '/catalog/tests/new');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const missing = within(await screen.findByRole('alert'));
  await user.click(missing.getByRole('link', { name: 'Analyte 1: Enter a code, such as HGB.' }));
  const analyte = within(screen.getByRole('group', { name: 'Analyte 1' }));
  expect(analyte.getByLabelText(/^Code/)).toHaveFocus();
  await user.paste('K');
  const fill = async (label: RegExp | string, text: string, among = 0) => {
    await user.click(screen.getAllByLabelText(label)[among] ?? document.body);
    await user.paste(text);
  };
  await fill(/^Name/, 'Potassium');
  await fill(/^Code/, 'K');
  await fill(/^Category/, 'Chemistry');
  await fill(/^Type/, 'Serum');
  await fill('Routine (h)', '24');
  await fill(/^Name/, 'Potassium', 1);
  await fill(/^Unit \*/, 'mmol/L');
  await fill(/^Decimals/, '1');
  await fill('Lower limit of range 1', '3,5');
  await fill('From age of range 1', '18');
  await user.click(screen.getByText('No range for them on purpose'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Elsewhere')).toBeVisible();
  expect(router.state.location.pathname).toBe(`/catalog/tests/${known.id}`);
  expect(sent).toMatchObject([
    [
      true,
      {
        code: 'K',
        category: 'Chemistry',
        analytes: [
          {
            code: 'K',
            reference_ranges: [{ from_age_days: 6574, to_age_days: null, low: 3.5 }],
            has_no_range_for: [{ sex: 'any', from_age_days: 0, to_age_days: 6574 }],
          },
        ],
      },
    ],
  ]);
});

test('what the server finds opens the section, stands at its field and in words', async () => {
  const errors = [
    {
      field: 'analytes[1].reference_ranges[0].low',
      code: 'reversed',
      detail: 'The lower limit must be below the upper one.',
    },
    {
      field: 'analytes[1].reference_ranges',
      code: 'hole',
      detail: 'No range for male, 0 days to 6574 days. Add one, or name them in has_no_range_for.',
    },
  ];
  server.use(mock.patch(path, () => refuse({ status: 400, code: 'invalid', errors })));
  const { user } = edit();
  expect(await screen.findByRole('button', { name: 'HDL' })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await user.type(screen.getByLabelText('Also called'), ', Chol');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const summary = within(await screen.findByRole('alert'));
  const link = summary.getByRole('link', {
    name: 'HDL, range 1: The lower limit must be below the upper one.',
  });
  await user.click(link);
  expect(screen.getByRole('textbox', { name: 'Lower limit of range 1' })).toHaveFocus();
  expect(
    screen.getAllByText(/No range for male under 18 years\. Add one, or say that there is none/),
  ).toHaveLength(2);
  expect(screen.getByLabelText('Also called')).toHaveValue('TC, Chol');
});

test('a stale edit shows who changed what, and a reload keeps what was typed', async () => {
  server.use(
    mock.patch(path, async ({ request }) => {
      sent.push([request.headers.get('If-Match'), await request.json()]);
      if (sent.length === 1) return refuseChange(412, 'stale_version');
      return HttpResponse.json(shown);
    }),
  );
  const { user } = edit();
  const price = await screen.findByRole('textbox', { name: 'Price' });
  await user.clear(price);
  await user.type(price, '13,20');
  shown = { ...known, name: 'Cholesterol, total', version: 5 };
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Changed by R. Kaur just now')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'View changes' }));
  expect(await screen.findByText('Name: “Total cholesterol” → “Cholesterol, total”')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Reload' }));
  expect(screen.getByRole('textbox', { name: 'Price' })).toHaveValue('13,20');
  expect(screen.getAllByRole('textbox', { name: 'Name' })[0]).toHaveValue('Cholesterol, total');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Elsewhere')).toBeVisible();
  const changes = { price: { amount: '13.20', currency: 'EUR' } };
  expect(sent).toEqual([
    ['"1"', changes],
    ['"5"', changes],
  ]);
});

test('what is measured is put in another order by buttons, and the code stays', async () => {
  server.use(
    mock.patch(path, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(shown);
    }),
  );
  const { user } = edit();
  await user.click(await screen.findByRole('button', { name: 'Move HDL up' }));
  expect(screen.getAllByRole('textbox', { name: 'Code' })[0]).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Elsewhere')).toBeVisible();
  expect(sent).toMatchObject([{ analytes: [{ code: 'HDL' }, { code: 'CHOL' }] }]);
});

test('leaving asks before what was typed is lost', async () => {
  const { user } = edit();
  await user.type(await screen.findByLabelText('LOINC'), '1');
  await user.click(screen.getByRole('link', { name: 'Cancel' }));
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
});

test.each([
  ['staff of a lab', labActor],
  ['a clinic', { ...clinicActor, role: 'admin' as const }],
])('%s cannot change it, and reads why', (_, actor) => {
  open(actor, '/catalog/tests/new');
  expect(screen.getByText('Only administrators of a lab change its catalogue')).toBeVisible();
});
