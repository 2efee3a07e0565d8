import { screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { refuse } from '@/testing/answers';
import { LOINC_NOTICE, makeAnalyte, makeTest } from '@/testing/catalog';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import TestPage from './test-page';

const admin: Actor = { ...labActor, role: 'admin' };
const known = makeTest({
  version: 2,
  questions: [
    { key: 'fasting', text: 'Is the patient fasting?', kind: 'yes_no', required: true },
    {
      key: 'hours',
      text: 'For how long?',
      kind: 'number',
      unit: 'h',
      shown_when: { key: 'fasting', equals: true },
    },
  ],
  analytes: [
    makeAnalyte({
      decimals: 1,
      reference_ranges: [{ sex: 'female', from_age_days: 6574, low: 4, high: 11, source: 'ABIM' }],
      has_no_range_for: [{ sex: 'any', from_age_days: 0, to_age_days: 6574 }],
      critical: [{ sex: 'any', from_age_days: 0, low: 1, high: 50 }],
    }),
  ],
});
const path = `/api/catalog/tests/${known.id}/`;
let shown = known;

const open = (actor: Actor = clinicActor, search = '') =>
  renderAs(<TestPage />, {
    actor,
    path: '/catalog/tests/:id',
    at: `/catalog/tests/${known.id}${search}`,
  });

beforeEach(() => {
  shown = known;
  beginSession(makeToken());
  server.use(
    mock.get(path, () => HttpResponse.json(shown)),
    mock.get(`${path}versions/`, () =>
      HttpResponse.json([
        { version: 2, status: 'active', created_at: '2026-11-23T08:00:00Z' },
        { version: 1, status: 'active', created_at: '2026-11-20T08:00:00Z' },
      ]),
    ),
    mock.get(`${path}versions/1/`, () =>
      HttpResponse.json({ ...known, version: 1, name: 'Cholesterol, as it was' }),
    ),
  );
});

test('ranges, limits, questions and preparation are told in words', async () => {
  open();
  const ranges = within(await screen.findByRole('table', { name: 'Reference ranges' }));
  expect(ranges.getByRole('row', { name: 'Female From 18 years 4.0 – 11.0 ABIM' })).toBeVisible();
  const critical = within(screen.getByRole('table', { name: 'Critical limits' }));
  expect(critical.getByRole('row', { name: 'Everyone Any age 1.0 50.0' })).toBeVisible();
  expect(screen.getByText('No range on purpose: Everyone, under 18 years.')).toBeVisible();
  expect(
    screen.getByText(
      'A number · in h · can be left open · only if “Is the patient fasting?” is answered yes',
    ),
  ).toBeVisible();
  expect(screen.getByText('Nothing to eat for 8 hours.')).toBeVisible();
  expect(screen.getByText('gold')).toBeVisible();
  expect(screen.getByText('Not offered')).toBeVisible();
  expect(screen.getByText(LOINC_NOTICE)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument();
});

test('an older version says that it is one, and cannot be changed', async () => {
  open(admin, '?version=1');
  expect(await screen.findByRole('heading', { name: 'Cholesterol, as it was' })).toBeVisible();
  expect(screen.getByText(/^You read version 1, of/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument();
  expect(await screen.findByRole('link', { name: 'Version 2' })).not.toHaveAttribute(
    'aria-current',
  );
  expect(screen.getByRole('link', { name: 'Version 1' })).toHaveAttribute('aria-current', 'true');
});

test('what a panel holds is not retired, and who asks reads which panel', async () => {
  const detail = 'Panels hold this test: LIPID. Take it out of them, or retire them first.';
  server.use(mock.post(`${path}retire/`, () => refuse({ status: 409, code: 'in_panels', detail })));
  const { user } = open(admin);
  await user.click(await screen.findByRole('button', { name: 'More for this test' }));
  await user.click(await screen.findByText('Retire test'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Retire this test?' }));
  await user.click(dialog.getByRole('button', { name: 'Retire test' }));
  expect(await dialog.findByText(detail)).toBeVisible();
});

test('a retired test is offered again, at the version that was read', async () => {
  shown = { ...known, status: 'retired' };
  const sent: (string | null)[] = [];
  server.use(
    mock.post(`${path}reactivate/`, ({ request }) => {
      sent.push(request.headers.get('If-Match'));
      shown = known;
      return HttpResponse.json(shown);
    }),
  );
  const { user } = open(admin);
  expect(await screen.findByText('Retired')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'More for this test' }));
  await user.click(await screen.findByText('Offer test again'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Offer test again' }));
  expect(await screen.findByText('CHOL is offered again.')).toBeVisible();
  expect(screen.queryByText('Retired')).not.toBeInTheDocument();
  expect(sent).toEqual(['"2"']);
});
