import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';
import { PAGE_SEARCH_ID } from '@/components/filter-bar/search-input';
import { useShortcuts, type Shortcuts } from '@/lib/use-shortcuts';
import { mayOrder, useActor } from '@/session/actor';
import { SEARCH_ID } from './header-search';
import { openShortcutsHelp, useShortcutsHelpOpen } from './shortcuts-help-store';

const ShortcutsHelp = lazy(() => import('./shortcuts-help'));

/** The shortcuts that work on every page, and the list of all of them. */
export function GlobalShortcuts() {
  const navigate = useNavigate();
  const actor = useActor();
  const helpOpen = useShortcutsHelpOpen();

  const everywhere: Shortcuts = {
    '/': () => findSearch()?.focus(),
    'g d': () => void navigate('/dashboard'),
    'g n': () => void navigate('/notifications'),
    'g s': () => void navigate('/specimens/scan'),
    '?': openShortcutsHelp,
  };
  const ofClinics: Shortcuts = { 'g p': () => void navigate('/patients') };
  const forOrdering: Shortcuts = { c: () => void navigate('/orders/new') };
  useShortcuts({
    ...everywhere,
    ...(actor.organization.kind === 'clinic' && ofClinics),
    ...(mayOrder(actor) && forOrdering),
  });

  if (!helpOpen) return null;
  return (
    <Suspense>
      <ShortcutsHelp />
    </Suspense>
  );
}

/** The page's own search where it has one that the header cannot stand in for. */
function findSearch(): HTMLElement | null {
  return document.getElementById(PAGE_SEARCH_ID) ?? document.getElementById(SEARCH_ID);
}
