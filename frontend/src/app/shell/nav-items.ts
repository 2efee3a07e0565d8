import type { Icon } from '@tabler/icons-react';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconLayoutList from '@tabler/icons-react/dist/esm/icons/IconLayoutList.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import { mayOrder, type Actor } from '@/session/actor';

export interface NavItem {
  to: string;
  label: string;
  icon: Icon;
}

const NOTIFICATIONS: NavItem = { to: '/notifications', label: 'Notifications', icon: IconBell };
const SETTINGS: NavItem = { to: '/settings', label: 'Settings', icon: IconSettings };

const ORDERS: NavItem = { to: '/dashboard', label: 'Orders', icon: IconLayoutList };
const NEW_ORDER: NavItem = { to: '/orders/new', label: 'New order', icon: IconPlus };
const WORKLIST: NavItem = { to: '/dashboard', label: 'Worklist', icon: IconLayoutList };
const IN_PROGRESS: NavItem = {
  to: '/dashboard?view=in_progress',
  label: 'In progress',
  icon: IconFlask,
};

/** At most four targets: they are the left navigation and, on a phone, the bottom bar. */
export function navItemsFor(actor: Actor): readonly NavItem[] {
  if (actor.organization.kind === 'lab') return [WORKLIST, IN_PROGRESS, NOTIFICATIONS, SETTINGS];
  if (mayOrder(actor)) return [ORDERS, NEW_ORDER, NOTIFICATIONS, SETTINGS];
  return [ORDERS, NOTIFICATIONS, SETTINGS];
}

/** An item with a query is the current one only with exactly that view on screen. */
export function isCurrent(item: NavItem, items: readonly NavItem[], location: Location): boolean {
  const [path = '', query = ''] = item.to.split('?');
  if (item === SETTINGS) return location.pathname.startsWith(path);
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
