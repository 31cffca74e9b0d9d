import { eq } from 'drizzle-orm'
import { ConfigError } from './config.ts'
import type { Db } from './database/open.ts'
import { serverFacts } from './database/tables/index.ts'

/** All processes on one database share one secret: with another one, links and sessions would silently stop working. */
export async function requireSameSecret(db: Db, fingerprint: string): Promise<void> {
  await db
    .insert(serverFacts)
    .values({ name: 'secret fingerprint', value: fingerprint })
    .onConflictDoNothing()
  const [stored] = await db.select().from(serverFacts).where(eq(serverFacts.name, 'secret fingerprint'))
  if (stored?.value === fingerprint) return
  throw new ConfigError(
    'This database was set up with another server key. Start with the same ROSTER_SECRET (or the same data folder) as before.',
  )
}
