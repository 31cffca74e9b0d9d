import { type SQL, sql } from 'drizzle-orm'

/** The place of an enum's value among all of them, as the text of a generated column. */
export function rankOf(column: string, values: readonly string[]): SQL {
  const cases = values.map((value, rank) => `WHEN '${value}' THEN ${rank}`).join(' ')
  return sql.raw(`CASE ${column} ${cases} END`)
}
