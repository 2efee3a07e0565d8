import type { Icon } from '@tabler/icons-react';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconLayoutList from '@tabler/icons-react/dist/esm/icons/IconLayoutList.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import type { Organization } from '@/api/gen';

export interface NavItem {
  to: string;
  label: string;
  icon: Icon;
}

const NOTIFICATIONS: NavItem = { to: '/notifications', label: 'Notifications', icon: IconBell };
const SETTINGS: NavItem = { to: '/settings', label: 'Settings', icon: IconSettings };

/** Four targets a side: they are the left navigation and, on a phone, the bottom bar. */
export const NAV_ITEMS: Record<Organization['kind'], readonly NavItem[]> = {
  clinic: [
    { to: '/dashboard', label: 'Orders', icon: IconLayoutList },
    { to: '/orders/new', label: 'New order', icon: IconPlus },
    NOTIFICATIONS,
    SETTINGS,
  ],
  lab: [
    { to: '/dashboard', label: 'Worklist', icon: IconLayoutList },
    { to: '/dashboard?view=in_progress', label: 'In progress', icon: IconFlask },
    NOTIFICATIONS,
    SETTINGS,
  ],
};

/** An item with a query is the current one only with exactly that view on screen. */
export function isCurrent(item: NavItem, items: readonly NavItem[], location: Location): boolean {
  const [path, query = ''] = item.to.split('?');
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
