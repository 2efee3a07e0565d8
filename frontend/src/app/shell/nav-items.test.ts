import { expect, test } from 'vitest';
import { clinicActor, labActor } from '@/testing/actors';
import { barItemsFor, isCurrent, navItemsFor } from './nav-items';

const ACTORS = {
  clinic: clinicActor,
  lab: labActor,
  'clinic viewer': { ...clinicActor, role: 'viewer' },
  'lab viewer': { ...labActor, role: 'viewer' },
} as const;

const labels = (who: keyof typeof ACTORS, pathname: string, search = '') => {
  const items = navItemsFor(ACTORS[who]);
  return items
    .filter((item) => isCurrent(item, items, { pathname, search }))
    .map(({ label }) => label);
};

test.each([
  ['clinic', '/dashboard', '?view=drafts', ['Orders']],
  ['clinic', '/orders/new', '', ['New order']],
  ['clinic', '/orders/7', '', []],
  ['clinic', '/patients/7', '', ['Patients']],
  ['clinic', '/catalog/tests/7', '', ['Catalogue']],
  ['lab', '/catalog', '?kind=panels', ['Catalogue']],
  ['lab', '/dashboard', '', ['Worklist']],
  ['lab', '/dashboard', '?view=on_hold', ['Worklist']],
  ['lab', '/dashboard', '?view=in_progress&sort=due_at', ['In progress']],
  ['lab', '/specimens/scan', '', ['Scan']],
  ['clinic', '/specimens/scan', '', ['Specimens']],
  ['lab', '/specimens/7', '', ['Specimens']],
  ['clinic', '/manifests/new', '', ['Specimens']],
  ['lab', '/settings', '', ['Settings']],
  ['lab', '/settings/sessions', '', ['Settings']],
] as const)('%s at %s%s', (side, pathname, search, expected) => {
  expect(labels(side, pathname, search)).toEqual(expected);
});

test.each([
  [
    'clinic',
    ['Orders', 'New order', 'Patients', 'Specimens', 'Catalogue', 'Notifications', 'Settings'],
  ],
  [
    'lab',
    ['Worklist', 'In progress', 'Scan', 'Specimens', 'Catalogue', 'Notifications', 'Settings'],
  ],
  ['clinic viewer', ['Orders', 'Patients', 'Specimens', 'Catalogue', 'Notifications', 'Settings']],
  [
    'lab viewer',
    ['Worklist', 'In progress', 'Scan', 'Specimens', 'Catalogue', 'Notifications', 'Settings'],
  ],
] as const)('a %s is offered %s', (who, expected) => {
  expect(navItemsFor(ACTORS[who]).map(({ label }) => label)).toEqual(expected);
});

test.each([
  ['clinic', ['Orders', 'New order', 'Notifications', 'Settings']],
  ['clinic viewer', ['Orders', 'Patients', 'Notifications', 'Settings']],
  ['lab', ['Worklist', 'Scan', 'Notifications', 'Settings']],
] as const)('the bar of a %s has room for %s', (who, expected) => {
  expect(barItemsFor(ACTORS[who]).map(({ label }) => label)).toEqual(expected);
});
