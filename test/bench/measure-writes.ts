import { encodeRequest } from '../../shared/contract/http.ts'
import { type AccountOperationName, accountOperation } from '../../shared/contract/index.ts'
import { type Load, sendEach } from './load.ts'
import type { Firm } from './office.ts'

const INVITED = 400
const REGISTERED = 40
/** Hashing a password takes a core; more clients at once would only wait in line. */
const REGISTERING_AT_ONCE = 4

/** Inviting and registering in the large account. */
export interface WriteFigures {
  invite: Load
  /** Hashing the new password included. */
  register: Load
}

export async function measureWrites(firm: Firm, connections: number): Promise<WriteFigures> {
  const { client, cookie } = firm
  const run = Date.now().toString(36)
  const url = (name: AccountOperationName) => client.address + encodeRequest(accountOperation(name), {}).path

  const invitations = Array.from({ length: INVITED }, (_, index) => ({
    addresses: [`invited.${run}.${index}@hartwellmoss.example`],
    level: 'standard',
  }))
  const headers = { cookie, origin: client.address }
  const invite = await sendEach(url('invitations.create'), headers, invitations, connections)

  const { invited } = await client.call('invitations.create', {
    addresses: Array.from({ length: REGISTERED }, (_, index) => `new.${run}.${index}@hartwellmoss.example`),
    level: 'limited',
  })
  const acceptances: unknown[] = []
  for (const { invitationId } of invited) {
    const { link } = await client.call('invitations.copyLink', { invitationId })
    acceptances.push({
      token: new URL(link).hash.replace(/^#/, ''),
      newLogin: { name: 'Beatriz Carvalho', password: 'seven grey herons wade' },
    })
  }
  const register = await sendEach(
    url('registration.accept'),
    { origin: client.address },
    acceptances,
    REGISTERING_AT_ONCE,
  )
  return { invite, register }
}
