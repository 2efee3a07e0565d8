import { screen } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { makePanel } from '@/testing/catalog';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import PanelPage from './panel-page';

const known = makePanel({
  tests: [
    { id: 'test-1', code: 'CHOL', name: 'Total cholesterol', loinc: '', status: 'active' },
    { id: 'test-2', code: 'TRIG', name: 'Triglycerides', loinc: '', status: 'retired' },
  ],
});

beforeEach(() => {
  beginSession(makeToken());
  server.use(
    mock.get(`/api/catalog/panels/${known.id}/`, () => HttpResponse.json(known)),
    mock.get(`/api/catalog/panels/${known.id}/versions/`, () => HttpResponse.json([])),
  );
});

test.each([
  ['a clinic', clinicActor, false],
  ['an administrator of the lab', { ...labActor, role: 'admin' as const }, true],
])('%s sees its tests, and which of them is retired', async (_, actor, mayEdit) => {
  renderAs(<PanelPage />, {
    actor,
    path: '/catalog/panels/:id',
    at: `/catalog/panels/${known.id}`,
  });
  expect(await screen.findByRole('heading', { level: 2, name: '2 tests' })).toBeVisible();
  const link = screen.getByRole('link', { name: 'Triglycerides' });
  expect(link).toHaveAttribute('href', '/catalog/tests/test-2');
  expect(link.closest('li')).toHaveTextContent('Retired');
  expect(screen.queryAllByRole('link', { name: 'Edit' })).toHaveLength(mayEdit ? 1 : 0);
});
