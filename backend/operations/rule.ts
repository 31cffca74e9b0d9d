import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../database/open.ts'

/** Something that must hold in every account, however busy or unlucky its life was. */
export interface Rule {
  /** The rule as a sentence. */
  sentence: string
  /** The places where it is broken, in words; of one account, or of all. */
  findBroken(db: Queryable, accountId: string | null): Promise<string[]>
}

/** Restricts a statement to one account, or to none in particular. */
export type Own = (table: string) => SQL

/** A rule that one statement looks at: it answers the broken places as `broken`. */
export function rule(sentence: string, statement: (own: Own) => SQL): Rule {
  return {
    sentence,
    async findBroken(db, accountId) {
      const own: Own = (table) =>
        accountId === null ? sql`true` : sql`${sql.identifier(table)}.account_id = ${accountId}::uuid`
      const { rows } = await db.execute<{ broken: string }>(statement(own))
      return rows.map(({ broken }) => broken)
    },
  }
}
