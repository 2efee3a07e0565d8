import {
  createTheme,
  DEFAULT_THEME,
  defaultVariantColorsResolver,
  parseThemeColor,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Mantine's own text colour of `light` variants misses the 4.5:1 contrast that WCAG asks for. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const base = defaultVariantColorsResolver(input);
  if (input.variant !== 'light') return base;
  const parsed = parseThemeColor({
    color: input.color ?? input.theme.primaryColor,
    theme: input.theme,
  });
  if (!parsed.isThemeColor) return base;
  return {
    ...base,
    color: `light-dark(color-mix(in srgb, var(--mantine-color-${parsed.color}-9), black 30%), var(--mantine-color-${parsed.color}-2))`,
  };
};

/** The palette with other colours at its dark end, where Mantine's own are too light for text. */
function darken(name: 'teal' | 'orange', ...darkEnd: string[]): MantineColorsTuple {
  const kept = DEFAULT_THEME.colors[name].slice(0, -darkEnd.length);
  return [...kept, ...darkEnd] as unknown as MantineColorsTuple;
}

const FONT = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif";

const SURFACE = { backgroundColor: 'var(--app-surface)' };

export const theme = createTheme({
  colors: {
    teal: darken('teal', '#087f5b', '#06674a'),
    orange: darken('orange', '#c2410c'),
  },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  variantColorResolver,
  fontFamily: FONT,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { withBorder: true }, styles: { root: SURFACE } },
    Card: { defaultProps: { withBorder: true } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } },
      styles: { content: SURFACE, header: SURFACE },
    },
    // Inside a dialog, <header> counts as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Drawer: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { content: SURFACE, header: SURFACE },
    },
    InputWrapper: { styles: { label: { marginBottom: 4 } } },
    Popover: { defaultProps: { shadow: 'md' } },
    Menu: {
      // The placeholder is no child that role="menu" allows; the first item takes the focus instead.
      defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false },
    },
  },
});
