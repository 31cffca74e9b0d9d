import { TEST_PASSWORD } from './backend.ts'
import type { BackendProcess } from './backend-process.ts'
import type { Client } from './client.ts'

/** Opens the first account of a backend process; answers its administrator, signed in. */
export async function openFirstAccount(
  backend: Pick<BackendProcess, 'visitor'>,
  email = 'ada@hartwell.test',
): Promise<Client> {
  const client = backend.visitor()
  await client.call('accounts.open', {
    firmName: 'Hartwell & Moss LLP',
    name: 'Ada Hartwell',
    email,
    password: TEST_PASSWORD,
    timeZone: 'America/New_York',
  })
  return client
}
