import { act, screen, within } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { publishFrame } from '@/realtime/frame-bus';
import { beginSession } from '@/session/session';
import { labActor } from '@/testing/actors';
import { page } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeSpecimen } from '@/testing/specimens';
import { makeToken } from '@/testing/tokens';
import type { Specimen } from '../types';
import { SpecimensPage } from './specimens-page';

const HILL = { id: 'hill', name: 'Hillcrest' };
const BAY = { id: 'bay', name: 'Bay Surgery' };

/** The server's list, newest first; what a clinic or a state narrows is narrowed. */
function serve(...specimens: Specimen[]) {
  const all = { specimens };
  server.use(
    mock.get('/api/specimens/', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const clinic = searchParams.get('clinic');
      const status = searchParams.get('status');
      return page(
        all.specimens.filter(
          (each) => (!clinic || each.clinic.id === clinic) && (!status || each.status === status),
        ),
      );
    }),
    mock.get('/api/specimens/:id/', ({ params }) =>
      HttpResponse.json(all.specimens.find(({ id }) => id === params.id)),
    ),
  );
  return all;
}

function tell(event: string, { order }: Specimen) {
  const { id, number, status } = order;
  act(() => publishFrame({ type: 'order', id, number, status, version: 9, event }));
}

const open = (at = '/specimens') =>
  renderAs(<SpecimensPage />, { actor: labActor, path: '/specimens', at });
const table = () => screen.findByRole('list', { name: 'Specimens' });

beforeEach(() => beginSession(makeToken()));

test('every clinic stays on offer while one is chosen', async () => {
  serve(makeSpecimen({ clinic: HILL }), makeSpecimen({ clinic: BAY }));
  const { user, router } = open('/specimens?partner=hill');
  expect(await screen.findByText('Hillcrest')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  const choice = await screen.findByLabelText('Clinic');
  await within(choice).findByText('Bay Surgery');
  await user.selectOptions(choice, 'Bay Surgery');
  expect(router.state.location.search).toBe('?partner=bay');
});

test('a row changes where it stands; a new one waits to be shown', async () => {
  const first = makeSpecimen();
  const all = serve(first);
  const { user } = open();
  const added = makeSpecimen();
  const list = await table();
  all.specimens = [added, { ...first, status: 'received', version: 2 }];
  tell('specimen_added', first);
  expect(await within(list).findByText('Received')).toBeVisible();
  expect(within(list).queryByText(added.accession_number)).not.toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: '1 update — show' }));
  expect(await within(list).findByText(added.accession_number)).toBeVisible();
  expect(screen.queryByRole('button', { name: /update/ })).not.toBeInTheDocument();
});

test('what a filter lets go stays, as it is now, until the update is shown', async () => {
  const [first, second] = [makeSpecimen(), makeSpecimen()];
  const all = serve(first, second);
  open('/specimens?status=expected');
  const list = await table();
  all.specimens = [{ ...first, status: 'collected', version: 2 }, second];
  tell('specimen_collected', first);
  expect(await within(list).findByText('Collected')).toBeVisible();
  expect(await screen.findByRole('button', { name: '1 update — show' })).toBeVisible();
});
