import { z } from 'zod'

const MAX_NAME_GRAPHEMES = 100
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

// Control characters, line and paragraph separators, and the marks that reorder text on screen.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u
const UNPRINTABLE_IN_NOTES = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** How many characters a person would count in a text. */
export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return count
}

/**
 * A person's or a firm's name: one line, 1 to 100 visible characters, kept in NFC, otherwise literal text.
 * Refuses control characters, line breaks, and marks that change the direction of text.
 */
export const personName = z
  .string()
  .max(2000, 'This name is too long. Use at most 100 characters.')
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.isWellFormed(), 'This name contains a broken character. Type it again.')
  .refine((text) => !UNPRINTABLE.test(text), 'A name is one line without special control characters.')
  .refine((text) => VISIBLE.test(text), 'Enter a name.')
  .refine(
    (text) => countGraphemes(text) <= MAX_NAME_GRAPHEMES,
    'This name is too long. Use at most 100 characters.',
  )

/** A short note of several lines, at most 1,000 characters; line breaks allowed, other control characters refused. */
export const note = z
  .string()
  .max(4000, 'The note is too long. Use at most 1,000 characters.')
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.isWellFormed(), 'The note contains a broken character. Type it again.')
  .refine(
    (text) => !UNPRINTABLE_IN_NOTES.test(text.replace(/[\n\t]/g, ' ')),
    'The note contains a character that cannot be shown.',
  )
  .refine((text) => countGraphemes(text) <= 1000, 'The note is too long. Use at most 1,000 characters.')

/** A line that may be empty, of so many characters at most; control characters and line breaks are refused. */
export function optionalLine(most: number) {
  return boundedText(most, `At most ${most} characters.`)
    .transform((text) => text.trim())
    .refine((text) => !UNPRINTABLE.test(text), 'This is one line without special control characters.')
}

/** Several lines that may be empty, of so many characters at most; other control characters are refused. */
export function optionalLines(most: number) {
  return boundedText(most, `At most ${most} characters.`)
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine(
      (text) => !UNPRINTABLE_IN_NOTES.test(text.replaceAll('\n', ' ')),
      'This contains a character that cannot be shown.',
    )
}

function boundedText(most: number, tooLong: string) {
  return z
    .string()
    .max(most * 4, tooLong)
    .refine((text) => text.isWellFormed(), 'This contains a broken character. Type it again.')
    .transform((text) => text.normalize('NFC'))
    .refine((text) => countGraphemes(text) <= most, tooLong)
}

// An index entry and a list's position stay small, however many marks a name piles up.
const MAX_KEY_CHARACTERS = 160

/** The form of a name that is searched and sorted: NFKC, without case, its first 160 characters. */
export function searchKey(text: string): string {
  return [...text.normalize('NFKC').toLowerCase().trim()].slice(0, MAX_KEY_CHARACTERS).join('')
}
