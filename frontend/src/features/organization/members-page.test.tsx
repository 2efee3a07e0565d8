import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession } from '@/session/session';
import { clinicActor, clinicProfile } from '@/testing/actors';
import { page, refuse } from '@/testing/answers';
import { renderAs } from '@/testing/render';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { MembersPage } from './pages/members-page';

const ADMIN = { ...clinicActor, role: 'admin' } as const;

function makeMember(id: string, name: string, role: string) {
  const user = { id, name, username: name, email: `${id}@example.org` };
  const seen = { last_seen_at: null, created_at: '2026-11-01T00:00:00Z' };
  return { id: `member-${id}`, user, role, has_second_factor: false, ...seen };
}

const OWN = makeMember(clinicProfile.id, 'Casey', 'admin');

function answer(members: unknown[]) {
  beginSession(makeToken());
  server.use(
    http.get('/api/members/', () => page(members)),
    http.get('/api/invitations/', () => page([])),
  );
}

beforeEach(() => answer([OWN, makeMember('2', 'Robin', 'staff')]));

const rowOf = async (name: RegExp) => {
  const list = await screen.findByRole('list', { name: 'Members' });
  const row = within(list).getByText(name).closest('li');
  if (!row) throw new Error('no row');
  return within(row);
};

test('the last administrator cannot give that up, and reads why', async () => {
  renderAs(<MembersPage />, { actor: ADMIN });
  const own = await rowOf(/^Casey/);
  expect(own.getByLabelText('Role of Casey')).toBeDisabled();
  expect(own.getByText(/The last administrator stays one/)).toBeVisible();
  expect((await rowOf(/^Robin/)).getByLabelText('Role of Robin')).toBeEnabled();
});

test('giving one’s own rights away asks first', async () => {
  answer([OWN, makeMember('2', 'Robin', 'admin')]);
  const { user } = renderAs(<MembersPage />, { actor: ADMIN });
  await user.selectOptions((await rowOf(/^Casey/)).getByLabelText('Role of Casey'), 'viewer');
  expect(await screen.findByRole('dialog', { name: 'Become viewer yourself?' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect((await rowOf(/^Casey/)).getByLabelText('Role of Casey')).toHaveValue('admin');
});

test('removing asks first and says a refusal where it was asked', async () => {
  server.use(
    http.delete('/api/members/:id/', () =>
      refuse({ status: 409, code: 'last_admin', detail: 'Make somebody else one first.' }),
    ),
  );
  const { user } = renderAs(<MembersPage />, { actor: ADMIN });
  await user.click((await rowOf(/^Robin/)).getByRole('button', { name: 'Remove Robin' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Robin?' }));
  await user.click(dialog.getByRole('button', { name: 'Remove Robin' }));
  expect(await dialog.findByText('Make somebody else one first.')).toBeVisible();
});

test('an invitation that is refused keeps the address', async () => {
  server.use(
    http.post('/api/invitations/', () =>
      refuse({ status: 409, code: 'already_invited', detail: 'Invited already.' }),
    ),
  );
  const { user } = renderAs(<MembersPage />, { actor: ADMIN });
  await user.type(screen.getByLabelText('E-mail address'), 'ines@example.org');
  await user.click(screen.getByRole('button', { name: 'Invite' }));
  expect(await screen.findByText('Invited already.')).toBeVisible();
  expect(screen.getByLabelText('E-mail address')).toHaveValue('ines@example.org');
});

test('others are told who can, and nothing is asked of the server', () => {
  server.use(http.get('/api/members/', () => HttpResponse.error()));
  renderAs(<MembersPage />, { actor: clinicActor });
  expect(screen.getByText('Only administrators manage this')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Invite' })).not.toBeInTheDocument();
});
