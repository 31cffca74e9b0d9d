import { type CSSVariablesResolver, createTheme } from '@mantine/core'

const systemFonts =
  'system-ui, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

/** Mantine's side of the look. Everything with a meaning of ours is a variable in tokens.css. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  fontFamily: systemFonts,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '5px', md: '8px', lg: '10px', xl: '16px' },
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    dark: [
      '#e4e6eb',
      '#b6bbc6',
      '#8f96a3',
      '#747b88',
      '#4a505c',
      '#363b46',
      '#2a2e37',
      '#20232a',
      '#17191e',
      '#101216',
    ],
  },
})

/** Mantine's semantic variables, taken from ours so that both always agree. */
export const resolveVariables: CSSVariablesResolver = () => {
  const semantic = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-soft)',
    '--mantine-color-placeholder': 'var(--text-placeholder)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-default': 'var(--surface-raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--surface-sunken)',
    '--mantine-color-disabled-color': 'var(--text-soft)',
    '--mantine-color-disabled-border': 'var(--line)',
  }
  return { variables: {}, light: semantic, dark: semantic }
}
