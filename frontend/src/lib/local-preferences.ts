import { useSyncExternalStore } from 'react';

/** Choices of this browser, not of the person: the shared bench PC may want them otherwise. */
const KEYS = {
  shortcuts: 'clinic-lab-shortcuts',
  sound: 'clinic-lab-sound',
  scanSound: 'clinic-lab-scan-sound',
} as const;
const DEFAULTS = { shortcuts: true, sound: false, scanSound: true } as const;

export type LocalPreference = keyof typeof KEYS;

const listeners = new Set<() => void>();

function read(name: LocalPreference): boolean {
  const kept = localStorage.getItem(KEYS[name]);
  return kept === null ? DEFAULTS[name] : kept === 'true';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useLocalPreference(name: LocalPreference) {
  const value = useSyncExternalStore(subscribe, () => read(name));
  function keep(next: boolean) {
    localStorage.setItem(KEYS[name], String(next));
    for (const listener of listeners) listener();
  }
  return [value, keep] as const;
}
