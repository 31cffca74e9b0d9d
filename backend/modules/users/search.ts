import { AppError } from '../../../shared/errors.ts'
import { searchKey } from '../../../shared/rules/text.ts'

/** What somebody searches for, as a LIKE pattern over a user's searched text (see the migration "searched text"). */
export type Search = string

// A trigram is three characters: below that, the middle of a text cannot be found by an index.
const PART_CHARACTERS = 3

/** The search that a typed text means; undefined when it is blank. */
export function readSearch(typed: string | undefined): Search | undefined {
  return patternOf(searchKey(typed ?? ''))
}

/** The pattern of a text in the form in which texts are searched; undefined when it is blank. */
export function patternOf(key: string): Search | undefined {
  if (key === '') return undefined
  // The second of them stands between name and address.
  if (key.includes('\0') || key.includes('\x01') || !key.isWellFormed()) {
    throw new AppError('request.invalid', undefined, {
      fields: [{ path: 'q', message: 'This text contains a character that cannot be searched for.' }],
    })
  }
  const literal = key.replace(/[\\%_]/g, '\\$&')
  return [...key].length < PART_CHARACTERS ? `% ${literal}%` : `%${literal}%`
}
