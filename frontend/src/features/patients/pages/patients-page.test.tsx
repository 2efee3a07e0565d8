import { screen, waitFor } from '@testing-library/react';
import { http as mock } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { ActorProvider, type Actor } from '@/session/actor';
import { beginSession } from '@/session/session';
import { clinicActor, labActor } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { makePatient } from '@/testing/patients';
import { renderRoutes } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { PatientsPage } from './patients-page';

const known = makePatient();
let asked: URLSearchParams[] = [];

function answerWith(listFor: (query: URLSearchParams) => Response) {
  server.use(
    mock.get('/api/patients/', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      return listFor(query);
    }),
  );
}

function open(actor: Actor = clinicActor) {
  const element = (
    <ActorProvider actor={actor}>
      <PatientsPage />
    </ActorProvider>
  );
  return renderRoutes(
    [
      { path: '/patients', element },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    '/patients',
  );
}

beforeEach(() => {
  asked = [];
  beginSession(makeToken());
});

test('the words stay out of the address, and Back finds them', async () => {
  answerWith(({ size }) => page(size > 0 ? [known] : []));
  const { user, router } = open();
  await user.type(screen.getByRole('searchbox'), 'okonkwo');
  await waitFor(() => expect(asked.at(-1)?.get('search')).toBe('okonkwo'));
  expect(router.state.location.search).toBe('');
  await user.click(await screen.findByRole('link', { name: known.name }));
  expect(router.state.location.pathname).toBe(`/patients/${known.id}`);
  await router.navigate(-1);
  expect(await screen.findByRole('searchbox')).toHaveValue('okonkwo');
  await router.navigate('/elsewhere');
  await screen.findByText('Elsewhere');
  await router.navigate('/patients');
  expect(await screen.findByRole('searchbox')).toHaveValue('');
});

test('nobody kept, nobody found and nothing read are three screens', async () => {
  answerWith((query) =>
    query.get('search') === 'broken' ? refuse({ status: 500, code: 'server_error' }) : page([]),
  );
  const { user } = open();
  expect(await screen.findByText('No patients yet')).toBeVisible();
  const box = screen.getByRole('searchbox');
  await user.type(box, 'zz');
  expect(await screen.findByText('No patients match these filters')).toBeVisible();
  await user.clear(box);
  await user.type(box, 'broken');
  expect(await screen.findByText('Something went wrong on the server')).toBeVisible();
});

test('a list that goes on is loaded further', async () => {
  const second = makePatient({ name: 'Zimmer, Ada' });
  answerWith((query) =>
    query.has('cursor') ? page([second]) : page([known], 'http://api/?cursor=more'),
  );
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  expect(await screen.findByText('Zimmer, Ada')).toBeVisible();
  expect(screen.getByText(known.name)).toBeVisible();
});

test.each([
  ['a lab is told why there is nothing', labActor, 'Only clinics keep patients'],
  ['a viewer reads only', { ...clinicActor, role: 'viewer' as const }, 'No patients yet'],
])('%s', async (_, actor, text) => {
  answerWith(() => page([]));
  open(actor);
  expect(await screen.findByText(text)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'New patient' })).not.toBeInTheDocument();
});
