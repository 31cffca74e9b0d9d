import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const credentialsShape = z.object({ superuser: z.string().min(1), owner: z.string().min(1) })

/** The passwords of the embedded server's two logins. Only this computer's user can read the file. */
type Credentials = z.infer<typeof credentialsShape>

/** Null when the file is missing or damaged: new ones can be given, the data does not depend on them. */
export async function readCredentials(folder: string): Promise<Credentials | null> {
  try {
    return credentialsShape.parse(JSON.parse(await readFile(credentialsPath(folder), 'utf8')))
  } catch {
    return null
  }
}

/** Makes new passwords and keeps them, whole or not at all. */
export async function makeCredentials(folder: string): Promise<Credentials> {
  const credentials = { superuser: makePassword(), owner: makePassword() }
  const draft = `${credentialsPath(folder)}.new`
  await writeFile(draft, `${JSON.stringify(credentials)}\n`, { mode: 0o600, flush: true })
  await rename(draft, credentialsPath(folder))
  return credentials
}

function credentialsPath(folder: string): string {
  return join(folder, 'database-logins.json')
}

function makePassword(): string {
  return randomBytes(32).toString('hex')
}
