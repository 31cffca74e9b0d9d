import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { renderThemeCss } from '../../../renderer/styles/theme-css.ts'

const styles = join(import.meta.dirname, '../../../renderer/styles')

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function readTokens(scheme: 'light' | 'dark'): (name: string) => string {
  const css = readFileSync(join(styles, 'tokens.css'), 'utf8')
  const dark = css.slice(css.indexOf('[data-mantine-color-scheme="dark"]'))
  const text = scheme === 'dark' ? dark : css.slice(0, css.length - dark.length)
  const tokens = new Map([...text.matchAll(/(--[a-z-]+): (#[0-9a-f]{6});/g)].map((hit) => [hit[1], hit[2]]))
  return (name) => {
    const value = tokens.get(name)
    if (value === undefined) throw new Error(`${name} is not set for ${scheme}`)
    return value
  }
}

it('keeps the written variables equal to the theme', () => {
  expect(readFileSync(join(styles, 'theme.generated.css'), 'utf8')).toBe(renderThemeCss())
})

it.each(['light', 'dark'] as const)('keeps text readable and control borders visible in %s', (scheme) => {
  const token = readTokens(scheme)
  for (const surface of [
    '--surface',
    '--surface-side',
    '--surface-raised',
    '--surface-sunken',
    '--hover',
    '--selected',
  ]) {
    for (const ink of ['--text', '--text-soft', '--accent-text', '--danger', '--warn', '--good']) {
      expect.soft(contrast(token(ink), token(surface)), `${ink} on ${surface}`).toBeGreaterThanOrEqual(4.5)
    }
    expect.soft(contrast(token('--focus'), token(surface)), `focus on ${surface}`).toBeGreaterThanOrEqual(3)
  }
  for (const surface of ['--surface', '--surface-raised']) {
    expect.soft(contrast(token('--line-control'), token(surface)), surface).toBeGreaterThanOrEqual(3)
  }
  for (const fill of ['--accent', '--accent-hover', '--purple', '--purple-hover', '--danger-fill']) {
    expect.soft(contrast('#ffffff', token(fill)), fill).toBeGreaterThanOrEqual(4.5)
  }
  expect(contrast(token('--warn'), token('--warn-soft'))).toBeGreaterThanOrEqual(4.5)
  expect(contrast(token('--text'), token('--danger-soft'))).toBeGreaterThanOrEqual(4.5)
})
