import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';
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
    '/': () => document.getElementById(SEARCH_ID)?.focus(),
    'g d': () => void navigate('/dashboard'),
    'g n': () => void navigate('/notifications'),
    '?': openShortcutsHelp,
  };
  const forOrdering: Shortcuts = { c: () => void navigate('/orders/new') };
  useShortcuts(mayOrder(actor) ? { ...everywhere, ...forOrdering } : everywhere);

  if (!helpOpen) return null;
  return (
    <Suspense>
      <ShortcutsHelp />
    </Suspense>
  );
}
