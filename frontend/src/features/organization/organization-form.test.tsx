import { screen } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { OrganizationPage } from './pages/organization-page';

let sent: unknown[] = [];

function open(actor: typeof labActor) {
  const shown = { ...actor.organization, opening_hours: {}, holidays: [] };
  server.use(
    mock.get('/api/organization/', () => HttpResponse.json(shown)),
    mock.patch('/api/organization/', async ({ request }) => {
      const changes = (await request.json()) as object;
      sent.push(changes);
      return HttpResponse.json({ ...shown, ...changes });
    }),
  );
  return renderAs(<OrganizationPage />, { actor: { ...actor, role: 'admin' } });
}

beforeEach(() => {
  sent = [];
  beginSession(makeToken());
});

test('a holiday needs its date, and is kept with its name', async () => {
  const { user } = open(labActor);
  await user.click(await screen.findByRole('button', { name: 'Add holiday' }));
  await user.type(screen.getByLabelText('Name of holiday 1'), 'Christmas Day');
  await user.click(screen.getByRole('button', { name: 'Save organization' }));
  expect(screen.getByText('Enter the date of each holiday, or remove it.')).toBeVisible();
  expect(sent).toEqual([]);
  await user.type(screen.getByLabelText('Date of holiday 1'), '2026-12-25');
  await user.click(screen.getByRole('button', { name: 'Save organization' }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(sent).toMatchObject([{ holidays: [{ date: '2026-12-25', name: 'Christmas Day' }] }]);
});

test('a clinic promises no times and has no holidays to keep', async () => {
  open(clinicActor);
  expect(await screen.findByRole('button', { name: 'Save organization' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add holiday' })).not.toBeInTheDocument();
});
