/** Every time zone this browser knows, and the one in use; the server knows them by the same names. */
export function timeZones(current: string): string[] {
  return [...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')])].sort();
}
