import { useMediaQuery } from '@mantine/hooks';

/** True where a table beside the navigation has no room for every column. */
export function useCompact(): boolean {
  return useMediaQuery('(max-width: 70em)', undefined, { getInitialValueInEffect: false });
}
