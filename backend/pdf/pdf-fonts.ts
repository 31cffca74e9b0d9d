import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

/** The weights that documents are set in: two of the DejaVu Sans family, which covers most alphabets. */
export type Weight = 'regular' | 'bold'

const files: Record<Weight, string> = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' }

/** What is printed for a character that the fonts do not have. */
export const MISSING = '\u25A1'

const loaded = new Map<Weight, Font>()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The file of a weight: beside the bundle when built, in its package when run from sources. */
export function fontFile(weight: Weight): string {
  for (const folder of ['./fonts/', '../fonts/']) {
    const file = fileURLToPath(new URL(folder + files[weight], import.meta.url))
    if (existsSync(file)) return file
  }
  return fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${files[weight]}`))
}

/** A text as it can be printed: every character that the font lacks becomes one empty box. */
export function printable(text: string, weight: Weight): string {
  const font = loadFont(weight)
  let printed = ''
  for (const { segment } of graphemes.segment(text)) {
    const isKnown = [...segment].every((character) =>
      font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    )
    printed += isKnown ? segment : MISSING
  }
  return printed
}

function loadFont(weight: Weight): Font {
  const font = loaded.get(weight) ?? (create(readFileSync(fontFile(weight))) as Font)
  loaded.set(weight, font)
  return font
}
