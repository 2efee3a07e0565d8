import type { RefObject } from 'react';
import { useShortcuts } from '@/lib/use-shortcuts';

/**
 * j and k move the focus between the links of the rows, so that Enter opens; x selects the row that has it.
 * With the focus elsewhere they go on from the row that is open beside the list.
 */
export function useRowKeys(
  container: RefObject<HTMLElement | null>,
  toggle: ((key: string) => void) | undefined,
): void {
  function focusRow(step: 1 | -1) {
    const links = findLinks(container.current);
    const focused = links.findIndex(holdsFocus);
    const from = focused >= 0 ? focused : links.findIndex(isOpen);
    const target = Math.max(0, Math.min(from + step, links.length - 1));
    links[target]?.focus();
  }

  function toggleFocused() {
    const key = findLinks(container.current).find(holdsFocus)?.dataset.rowLink;
    if (key) toggle?.(key);
  }

  useShortcuts({ j: () => focusRow(1), k: () => focusRow(-1), x: toggleFocused });
}

function findLinks(container: HTMLElement | null): HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
}

function holdsFocus(link: HTMLElement): boolean {
  return link.closest('[data-row]')?.contains(document.activeElement) ?? false;
}

function isOpen(link: HTMLElement): boolean {
  return link.hasAttribute('aria-current');
}
