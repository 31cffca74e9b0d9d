import { drizzle } from 'drizzle-orm/node-postgres'
import { readSchemaState, type SchemaState } from '../database/schema-state.ts'
import type { Command } from './command.ts'
import { rules } from './rules.ts'

const SHOWN = 5

const schemaProblems: Record<Exclude<SchemaState, 'current'>, string> = {
  empty: 'no migration was applied',
  older: 'migrations of this version are missing; "roster migrate" applies them',
  newer: 'a newer Roster has been here',
  changed: 'a migration was another text when it was applied',
}

/** `roster check`: reads everything, changes nothing, and tells what does not hold. */
export const check: Command = {
  usage: 'check',
  summary: 'verifies the data of all accounts; changes nothing',
  words: 0,
  needs: 'any',
  async run({ say }, { database }) {
    const state = await readSchemaState(database.systemPool)
    const problems = state === 'current' ? [] : [schemaProblems[state]]
    let isSound = report(say, 'The database has the schema of this version.', problems)
    if (state === 'empty' || state === 'older' || state === 'newer') return 1

    const client = await database.systemPool.connect()
    try {
      // All rules look at one instant, however much is written meanwhile.
      await client.query('begin isolation level repeatable read read only')
      const db = drizzle(client)
      for (const { sentence, findBroken } of rules)
        isSound = report(say, sentence, await findBroken(db, null)) && isSound
      await client.query('rollback')
    } finally {
      client.release()
    }
    return isSound ? 0 : 1
  },
}

function report(say: (line: string) => void, sentence: string, broken: readonly string[]): boolean {
  say(`${broken.length === 0 ? 'ok      ' : 'BROKEN  '}${sentence}`)
  for (const place of broken.slice(0, SHOWN)) say(`          ${place}`)
  if (broken.length > SHOWN) say(`          and ${broken.length - SHOWN} more`)
  return broken.length === 0
}
