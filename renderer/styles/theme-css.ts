import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { resolveVariables, theme } from './theme.ts'

const usedColors = new Set(['indigo', 'dark', 'gray', 'red'])
const colorVariable = /^--mantine-color-([a-z]+)-(?:\d|text|filled|light|outline)/

function keepUsed(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => {
      const color = colorVariable.exec(name)?.[1]
      return color === undefined || !(color in DEFAULT_THEME.colors) || usedColors.has(color)
    }),
  )
}

/** The variables Mantine would inject with a style element, as text: our policy forbids the element. */
export function renderThemeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const standard = defaultCssVariablesResolver(merged)
  const own = resolveVariables(merged)
  const css = convertCssVariables({
    variables: keepUsed({ ...standard.variables, ...own.variables }),
    light: keepUsed({ '--mantine-color-scheme': 'light', ...standard.light, ...own.light }),
    dark: keepUsed({ '--mantine-color-scheme': 'dark', ...standard.dark, ...own.dark }),
  })
  const lines = css.replaceAll(/([{;])\s*/g, '$1\n').replaceAll('}', '}\n')
  return `/* Written by "npm run theme" from theme.ts. */\n${lines.trim()}\n`
}
