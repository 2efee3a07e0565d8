import { useEffect, useEffectEvent } from 'react';
import { createKeyReader } from './scan-keys';
import { isTyping } from './use-shortcuts';

type Handle = (code: string) => void;

let ofPage: Handle | null = null;

/** Hears every scan outside of text fields, unless the page on screen takes them itself. */
export function useScansAnywhere(handle: Handle): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => {
    const read = createKeyReader();

    function hear(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = read(event);
      if (key.kind === 'single') return;
      // Neither a shortcut nor a press of the button that has the focus.
      event.preventDefault();
      if (key.kind === 'scan') (ofPage ?? handleLatest)(key.code);
    }

    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
}

/** While mounted, scans outside of its fields come here too. */
export function useScansOfPage(handle: Handle): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => {
    const mine: Handle = (code) => handleLatest(code);
    ofPage = mine;
    return () => {
      if (ofPage === mine) ofPage = null;
    };
  }, []);
}
