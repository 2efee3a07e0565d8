import type { Icon } from '@tabler/icons-react';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconDroplet from '@tabler/icons-react/dist/esm/icons/IconDroplet.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconLayoutList from '@tabler/icons-react/dist/esm/icons/IconLayoutList.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconScan from '@tabler/icons-react/dist/esm/icons/IconScan.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import IconTestPipe from '@tabler/icons-react/dist/esm/icons/IconTestPipe.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { mayOrder, type Actor } from '@/session/actor';

export interface NavItem {
  to: string;
  label: string;
  icon: Icon;
}

const BAR_HOLDS = 4;

const NOTIFICATIONS: NavItem = { to: '/notifications', label: 'Notifications', icon: IconBell };
const SETTINGS: NavItem = { to: '/settings', label: 'Settings', icon: IconSettings };

const ORDERS: NavItem = { to: '/dashboard', label: 'Orders', icon: IconLayoutList };
const NEW_ORDER: NavItem = { to: '/orders/new', label: 'New order', icon: IconPlus };
const PATIENTS: NavItem = { to: '/patients', label: 'Patients', icon: IconUsers };
const CATALOGUE: NavItem = { to: '/catalog', label: 'Catalogue', icon: IconTestPipe };
const SPECIMENS: NavItem = { to: '/specimens', label: 'Specimens', icon: IconDroplet };
const SCAN: NavItem = { to: '/specimens/scan', label: 'Scan', icon: IconScan };
const WORKLIST: NavItem = { to: '/dashboard', label: 'Worklist', icon: IconLayoutList };
const IN_PROGRESS: NavItem = {
  to: '/dashboard?view=in_progress',
  label: 'In progress',
  icon: IconFlask,
};

/** Current on every page below their own. */
const HAVE_PARTS = [PATIENTS, SPECIMENS, CATALOGUE, SETTINGS];

/** Their pages elsewhere. */
const ELSEWHERE = new Map([[SPECIMENS, '/manifests']]);

/** The left navigation, and the drawer that takes its place. */
export function navItemsFor(actor: Actor): readonly NavItem[] {
  const end = [CATALOGUE, NOTIFICATIONS, SETTINGS];
  if (actor.organization.kind === 'lab') return [WORKLIST, IN_PROGRESS, SCAN, SPECIMENS, ...end];
  if (mayOrder(actor)) return [ORDERS, NEW_ORDER, PATIENTS, SPECIMENS, ...end];
  return [ORDERS, PATIENTS, SPECIMENS, ...end];
}

/** The bar at the bottom of a phone has room for four; these give way first, they are in the drawer too. */
const GIVE_WAY = [CATALOGUE, SPECIMENS, PATIENTS, IN_PROGRESS];

export function barItemsFor(actor: Actor): readonly NavItem[] {
  const items = navItemsFor(actor);
  const known = GIVE_WAY.filter((item) => items.includes(item));
  const leaving = known.slice(0, Math.max(0, items.length - BAR_HOLDS));
  return items.filter((item) => !leaving.includes(item));
}

/** An item with a query is the current one only with exactly that view on screen. */
export function isCurrent(item: NavItem, items: readonly NavItem[], location: Location): boolean {
  const [path = '', query = ''] = item.to.split('?');
  const elsewhere = ELSEWHERE.get(item);
  if (elsewhere && location.pathname.startsWith(elsewhere)) return true;
  if (HAVE_PARTS.includes(item)) {
    const isAnother = items.some(({ to }) => to !== item.to && to === location.pathname);
    return location.pathname.startsWith(path) && !isAnother;
  }
  if (location.pathname !== path) return false;
  const view = new URLSearchParams(location.search).get('view');
  const wanted = new URLSearchParams(query).get('view');
  if (wanted !== null) return wanted === view;
  return !items.some(({ to }) => to !== item.to && to === `${path}?view=${view ?? ''}`);
}

interface Location {
  pathname: string;
  search: string;
}
