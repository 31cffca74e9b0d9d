import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** Facts about the installation, for example the fingerprint of the server key. */
export const serverFacts = pgTable('server_facts', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})

/** Counters of tries, in the columns that rate-limiter-flexible expects. */
export const triesCounted = pgTable('tries_counted', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})
