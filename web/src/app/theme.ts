import {
  type CSSVariablesResolver,
  type MantineColorsTuple,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#e6f2f5',
  '#cfe5ea',
  '#a5ccd6',
  '#76b8c8',
  '#6cc3d5',
  '#3f93a6',
  '#1c7389',
  '#0f5d70',
  '#0c4d5d',
  '#083945',
]

const brick: MantineColorsTuple = [
  '#fbe9e7',
  '#f5d0cc',
  '#ecaaa3',
  '#ff9d92',
  '#ff9d92',
  '#cc4a3f',
  '#b5332a',
  '#a3261d',
  '#861d16',
  '#62130e',
]

const scripts = [
  '"Noto Sans Arabic"',
  '"Noto Naskh Arabic"',
  '"Noto Sans Ethiopic"',
  '"Noto Sans Bengali"',
  '"Noto Sans Myanmar"',
  '"Noto Sans Hebrew"',
  '"Noto Sans Devanagari"',
].join(', ')

const letters = `system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", ${scripts}, sans-serif`

export const theme = createTheme({
  colors: { petrol, red: brick },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  // On the accent one writes in the colour of the paper: white by day, nearly black by night.
  variantColorResolver(input) {
    const colours = defaultVariantColorsResolver(input)
    return input.variant === 'filled' ? { ...colours, color: 'var(--surface)' } : colours
  },
  fontFamily: letters,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: '6px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontFamily: letters, fontWeight: '620' },
  components: {
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        // The head of a dialogue is not the head of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Checkbox: { defaultProps: { size: 'sm' } },
  },
})

/** Mantine speaks the same few colours as our own sheets (theme.css). */
export const variables: CSSVariablesResolver = () => {
  const common = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-disabled': 'var(--paper)',
    '--mantine-color-disabled-color': 'var(--ink-soft)',
    '--mantine-color-petrol-light': 'var(--accent-soft)',
    '--mantine-color-petrol-light-hover': 'var(--accent-soft)',
    '--mantine-color-petrol-light-color': 'var(--accent)',
    '--mantine-color-petrol-outline': 'var(--accent)',
    '--mantine-color-red-light-color': 'var(--danger)',
  }
  return { variables: common, light: {}, dark: common }
}
