const TITLE = 'Locked · Clinic–Lab Orders';

/** Takes everything but the lock screen off the page; the returned function puts it back as it was. */
export function hideApplication(): () => void {
  const { activeElement, documentElement: root, title } = document;
  const { scrollX, scrollY } = window;
  root.dataset.locked = '';
  document.title = TITLE;
  return () => {
    delete root.dataset.locked;
    document.title = title;
    window.scrollTo(scrollX, scrollY);
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  };
}

function isOnLockScreen(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-lock]') !== null;
}

/** While locked, no key reaches what is hidden: neither a shortcut nor the Escape that would close an open dialog. */
export function guardKeys(): () => void {
  function guard(event: KeyboardEvent) {
    if (document.documentElement.dataset.locked === undefined) return;
    if (event.key === 'Escape' || !isOnLockScreen(event.target)) event.stopImmediatePropagation();
  }
  window.addEventListener('keydown', guard, { capture: true });
  return () => window.removeEventListener('keydown', guard, { capture: true });
}
