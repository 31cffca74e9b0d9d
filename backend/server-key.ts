import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid7 } from 'uuid'

/** The server's secret, made once and kept in the data folder, readable by its owner only. */
export async function readServerKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'server.key')
  const known = await readIfThere(path)
  if (known) return known

  // Written beside and linked into place: a crash leaves either no key or a whole one, and the first one wins.
  const draft = join(dataDir, `.server.key.${uuid7()}`)
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  await link(draft, path).catch(() => undefined)
  await rm(draft)
  return readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
