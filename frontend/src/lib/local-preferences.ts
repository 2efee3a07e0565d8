import { useLocalStorage } from '@mantine/hooks';

/** Choices of this browser, not of the person: the shared bench PC may want them otherwise. */
const KEYS = { shortcuts: 'clinic-lab-shortcuts', sound: 'clinic-lab-sound' } as const;
const DEFAULTS = { shortcuts: true, sound: false } as const;

export type LocalPreference = keyof typeof KEYS;

export function useLocalPreference(name: LocalPreference) {
  return useLocalStorage<boolean>({
    key: KEYS[name],
    defaultValue: DEFAULTS[name],
    getInitialValueInEffect: false,
  });
}
