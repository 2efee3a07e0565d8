import { useLayoutEffect, useState } from 'react';

/** What is done on the lock screen stays there: hidden menus and dialogs would take it for a press beside them. */
const KEPT = ['keydown', 'pointerdown', 'mousedown', 'touchstart'] as const;

/** An element of the page beside the hidden application. */
export function useLockPlace(): HTMLElement {
  const [place] = useState(() => {
    const element = document.createElement('div');
    element.dataset.lock = '';
    return element;
  });
  useLayoutEffect(() => {
    for (const name of KEPT) place.addEventListener(name, (event) => event.stopPropagation());
    document.body.append(place);
    place.querySelector<HTMLElement>('input:not([type=hidden])')?.focus();
    return () => place.remove();
  }, [place]);
  return place;
}
