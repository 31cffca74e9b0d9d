import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import { users } from '../../database/tables/index.ts'

/** What somebody searches for, in the form of the `*_key` columns. */
export interface Search {
  /** Users that match, at most `most` of them, from the trigram index. */
  find(most: number): SQL
  /** The same as a condition, for walking a sort order when very many match. */
  condition: SQL
}

// A trigram is three characters: below that, the middle of a text cannot be found by an index.
const PART_CHARACTERS = 3

/** The search that a typed text means; undefined when it is blank. */
export function readSearch(typed: string | undefined): Search | undefined {
  const key = searchKey(typed ?? '')
  if (key === '') return undefined
  if (key.includes('\0') || !key.isWellFormed()) {
    throw new AppError('request.invalid', undefined, {
      fields: [{ path: 'q', message: 'This text contains a character that cannot be searched for.' }],
    })
  }
  const literal = key.replace(/[\\%_]/g, '\\$&')
  return [...key].length < PART_CHARACTERS ? byBeginning(literal) : byPart(`%${literal}%`)
}

function byPart(part: string): Search {
  return {
    find: (most) => sql`find_users_by_part(${part}, ${most})`,
    condition: sql`(${users.nameKey} like ${part} or ${users.emailKey} like ${part})`,
  }
}

function byBeginning(literal: string): Search {
  const beginning = `${literal}%`
  const word = `% ${literal}%`
  return {
    find: (most) => sql`find_users_by_beginning(${beginning}, ${word}, ${most})`,
    condition: sql`(${users.nameKey} like ${beginning} or ${users.nameKey} like ${word} or ${users.emailKey} like ${beginning})`,
  }
}
