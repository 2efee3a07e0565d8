import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { clinicActor, labActor } from '@/testing/actors';
import { renderAs } from '@/testing/render';
import { GlobalShortcuts } from './global-shortcuts';
import { HeaderSearch } from './header-search';

const shortcuts = (
  <>
    <HeaderSearch />
    <GlobalShortcuts />
  </>
);

test.each([
  ['gd', '/dashboard'],
  ['gn', '/notifications'],
  ['gp', '/patients'],
  ['c', '/orders/new'],
])('%s leads to %s', async (keys, path) => {
  const { user, router } = renderAs(shortcuts, { actor: clinicActor });
  await user.keyboard(keys);
  expect(router.state.location.pathname).toBe(path);
});

test.each([
  ['a lab has no new order', labActor, 'c'],
  ['a lab has no patients', labActor, 'gp'],
  ['a viewer has no new order', { ...clinicActor, role: 'viewer' }, 'c'],
] as const)('%s', async (_, actor, keys) => {
  const { user, router } = renderAs(shortcuts, { actor });
  await user.keyboard(keys);
  expect(router.state.location.pathname).toBe('/');
});

test('/ goes to the search, where letters are text', async () => {
  const { user, router } = renderAs(shortcuts, { actor: clinicActor });
  await user.keyboard('/');
  const search = screen.getByRole('searchbox', { name: 'Search orders' });
  expect(search).toHaveFocus();
  await user.keyboard('c');
  expect(search).toHaveValue('c');
  expect(router.state.location.pathname).toBe('/');
  await user.keyboard('{Enter}');
  expect(router.state.location.search).toBe('?view=all&search=c');
});

test('? lists the shortcuts', async () => {
  const { user } = renderAs(shortcuts, { actor: labActor });
  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(screen.queryByText('New order')).not.toBeInTheDocument();
});

test('switched off, no key does anything', async () => {
  localStorage.setItem('clinic-lab-shortcuts', 'false');
  const { user, router } = renderAs(shortcuts, { actor: clinicActor });
  await user.keyboard('gnc');
  expect(router.state.location.pathname).toBe('/');
});
