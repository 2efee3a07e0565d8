/** The colours of tubes' caps as they are called, and how they look. */
const CAPS: Record<string, string> = {
  red: '#c92a2a',
  gold: '#d9a514',
  yellow: '#f2d23c',
  orange: '#e8710a',
  green: '#2b8a3e',
  'light green': '#8ce99a',
  blue: '#1864ab',
  'light blue': '#74c0fc',
  'royal blue': '#1b3fa0',
  lavender: '#b197fc',
  purple: '#862e9c',
  pink: '#f783ac',
  grey: '#868e96',
  gray: '#868e96',
  black: '#212529',
  white: '#ffffff',
  clear: 'transparent',
  tan: '#d2b48c',
  brown: '#7a4a21',
};

/** What a form offers; a lab may call its own otherwise. */
export const CAP_COLOURS = Object.keys(CAPS).filter((name) => name !== 'gray');

/** How a cap of that name looks; null where nobody knows. */
export function capColour(name: string): string | null {
  return CAPS[name.trim().toLowerCase()] ?? null;
}
