import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCredentials } from './credentials.ts'
import { type Connection, describeConnection } from './provision.ts'

/** How to reach the server that another Roster runs on this data folder; null when none says that it runs. */
export async function findRunningServer(folder: string): Promise<Connection | null> {
  const credentials = await readCredentials(folder)
  const facts = await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8').catch(() => '')
  const [, , , port = '', socketFolder = '', address = ''] = facts.split('\n')
  const host = socketFolder || address
  if (!credentials || host === '') return null
  return describeConnection({
    host,
    port: Number(port),
    user: 'roster_owner',
    password: credentials.owner,
    database: 'roster',
  })
}
