import { useMediaQuery } from '@mantine/hooks';

/** True where a dialog fills the screen. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false });
}
