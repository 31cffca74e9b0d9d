import { type AccountOperationName, accountOperation } from '../shared/contract/index.ts'
import { session } from '../shared/model/session.ts'
import type { EventStream } from './event-stream.ts'

/** Opens the event stream when an answer says who is signed in where, and closes it when nobody is. */
export function followSignIn(stream: EventStream): (name: AccountOperationName, output: unknown) => void {
  return (name, output) => {
    if (name === 'session.signOut') stream.close()
    if (accountOperation(name).output !== session) return
    const known = session.parse(output)
    if (known.state === 'signed-in') stream.open(`${known.identity.identityId} ${known.account.accountId}`)
    else stream.close()
  }
}
