import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type ModalProps,
  mergeThemeOverrides,
  type TooltipProps,
} from '@mantine/core';

const desk: MantineColorsTuple = [
  '#eef3ff',
  '#dde7fd',
  '#bccffa',
  '#93b1f5',
  '#6f95ef',
  '#5480e6',
  '#3a66d6',
  '#2b52b8',
  '#234598',
  '#1d397c',
];

/** Cool greys; from the sixth on they are dark enough to read on white (WCAG AA). */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eef0f4',
  '#e3e6ec',
  '#d3d8e0',
  '#b5bcc8',
  '#858e9d',
  '#596273',
  '#444c5b',
  '#2f3643',
  '#1b202a',
];

const dark: MantineColorsTuple = [
  '#d9dde4',
  '#bdc3cd',
  '#9aa2b0',
  '#6b7382',
  '#454c5a',
  '#363c48',
  '#2a2f39',
  '#1e222a',
  '#181b22',
  '#111318',
];

const theme = createTheme({
  primaryColor: 'desk',
  primaryShade: { light: 7, dark: 6 },
  colors: { desk, gray, dark },
  autoContrast: true,
  luminanceThreshold: 0.3,
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  fontFamily:
    '"Segoe UI Variable", "Segoe UI", -apple-system, BlinkMacSystemFont, "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic", sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", Consolas, Menlo, "D2Coding", "NanumGothicCoding", monospace',
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.15rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.05rem', lineHeight: '1.4' },
      h4: { fontSize: '0.95rem', lineHeight: '1.4' },
    },
  },
  focusRing: 'auto',
  cursorType: 'default',
  respectReducedMotion: true,
  // Named by plain objects: the kit's own `extend` would bring every one of them into the first paint.
  components: {
    Alert: {
      defaultProps: { variant: 'light' },
      classNames: { root: 'alert', title: 'alert-title', message: 'alert-message' },
    },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Badge: { defaultProps: { radius: 'sm' }, classNames: { root: 'badge' } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 120 },
      } satisfies Partial<ModalProps>,
      classNames: { title: 'modal-title' },
    },
    PasswordInput: { classNames: { innerInput: 'password-text' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } satisfies Partial<TooltipProps> },
  },
});

/** The theme; `close` is the word for a dialog's close button, which shows no words of its own. */
export function themeWith(close: string): MantineThemeOverride {
  return mergeThemeOverrides(theme, {
    components: { Modal: { defaultProps: { closeButtonProps: { 'aria-label': close } } } },
  });
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': '#b3261e',
    '--mantine-color-teal-light-color': '#065f46',
    '--mantine-color-green-light-color': '#1f6b33',
    '--mantine-color-orange-light-color': '#94330c',
    '--mantine-color-yellow-light-color': '#7a4b00',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--desk-rail': gray[0],
    '--desk-line': gray[2],
    '--desk-hover': gray[1],
    '--desk-chosen': desk[0],
    '--desk-chosen-text': desk[8],
    '--desk-tick': gray[6],
    '--desk-practice': '#fdf3d7',
    '--desk-warning': '#fde8dc',
  },
  dark: {
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': '#ff9b92',
    // The kit's own is so pale here that what ends or destroys something looks like everything else.
    '--mantine-color-red-light-color': '#ff9b92',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--desk-rail': dark[8],
    '--desk-line': dark[5],
    '--desk-hover': dark[6],
    '--desk-chosen': '#25355c',
    '--desk-chosen-text': desk[1],
    '--desk-tick': dark[2],
    '--desk-practice': '#3a3320',
    '--desk-warning': '#40291e',
  },
});
