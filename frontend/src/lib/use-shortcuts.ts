import { useEffect, useEffectEvent } from 'react';
import { useLocalPreference } from './local-preferences';

const SEQUENCE_MS = 1_000;
const TYPING = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';
const OVERLAY = '[role="dialog"], [role="menu"], [role="listbox"]';

/** What each key or sequence of keys does: `{ '/': focusSearch, 'g d': goToDashboard }`. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

/** True where a letter is text or belongs to an open dialog or menu. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, ${OVERLAY}`) !== null;
}

/** Listens while mounted; silent inside inputs and when the person has switched shortcuts off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const [enabled] = useLocalPreference('shortcuts');
  const run = useEffectEvent((keys: string, event: KeyboardEvent) => {
    const action = shortcuts[keys];
    if (!action) return false;
    event.preventDefault();
    action(event);
    return true;
  });

  useEffect(() => {
    if (!enabled) return;
    let prefix = '';
    let pressedAt = 0;

    function handle(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target)) return;
      const isSequence = prefix !== '' && event.timeStamp - pressedAt < SEQUENCE_MS;
      const done = isSequence && run(`${prefix} ${event.key}`, event);
      if (!done) run(event.key, event);
      prefix = done ? '' : event.key;
      pressedAt = event.timeStamp;
    }

    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [enabled]);
}
