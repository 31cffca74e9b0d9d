import type { AddressVerdict } from '../../../shared/model/invitation.ts'
import type { Address } from '../../../shared/rules/addresses.ts'
import { MAX_MESSAGES_PER_RECIPIENT_PER_DAY } from '../../../shared/rules/invitations.ts'
import { findAddress } from '../../addresses.ts'
import type { Queryable } from '../../database/open.ts'
import { dayBefore } from './caps.ts'
import { type Offer, readGuestVerdicts } from './guest-verdicts.ts'
import { countMessagesTo, findOpenByAddress, findUsersByAddress } from './queries.ts'

/** One address with its verdict; `address` is null when it is malformed. */
export interface Judged {
  address: Address | null
  verdict: AddressVerdict
}

/** What would happen to each address if it were invited now. Asks the database once per fact, not per address. */
export async function judgeAddresses(
  db: Queryable,
  accountId: string,
  now: Date,
  typed: readonly string[],
  offer: Offer,
): Promise<Judged[]> {
  const read = typed.map((text) => ({ typed: text, address: findAddress(text) }))
  const keys = [...new Set(read.flatMap(({ address }) => (address ? [address.key] : [])))]
  const facts = await readFacts(db, accountId, now, keys)
  const guests = await readGuestVerdicts(
    db,
    accountId,
    offer,
    read.flatMap(({ address }) => address ?? []),
  )
  const seen = new Set<string>()
  const judged = read.map(({ typed, address }) => {
    const answer = (
      verdict: AddressVerdict['verdict'],
      reason: string | null,
      ids: Partial<Pick<AddressVerdict, 'userId' | 'invitationId'>> = {},
    ): Judged => ({
      address,
      verdict: {
        typed,
        address: address?.address ?? null,
        verdict,
        reason,
        warning: null,
        userId: null,
        invitationId: null,
        ...ids,
      },
    })
    if (!address) return answer('malformed', 'This is not a complete e-mail address.')
    if (seen.has(address.key)) return answer('repeated', 'This address was entered more than once.')
    seen.add(address.key)
    const user = facts.users.get(address.key)
    if (user?.status === 'active')
      return answer('user', `${user.name} is a user of this account already.`, { userId: user.userId })
    if (user)
      return answer(
        'inactive',
        `${user.name} is an inactive user of this account. Reactivate the user instead.`,
        {
          userId: user.userId,
        },
      )
    const open = facts.open.get(address.key)
    if (open)
      return answer('pending', 'This address has an open invitation already. Resend it instead.', {
        invitationId: open.invitationId,
      })
    if ((facts.messages.get(address.key)?.messages ?? 0) >= MAX_MESSAGES_PER_RECIPIENT_PER_DAY)
      return answer(
        'recipient-limit',
        `This address was written to ${MAX_MESSAGES_PER_RECIPIENT_PER_DAY} times in the last 24 hours. Continue tomorrow.`,
      )
    const refusal = guests.refuse(address)
    return refusal === null ? answer('new', null) : answer('guest-rule', refusal)
  })
  const together = judged.filter(({ verdict }) => verdict.verdict === 'new').length
  return judged.map(({ address, verdict }) => {
    const warning = address && verdict.verdict === 'new' ? guests.warn(address, together) : null
    return { address, verdict: { ...verdict, warning } }
  })
}

async function readFacts(db: Queryable, accountId: string, now: Date, keys: readonly string[]) {
  if (keys.length === 0) return { users: byKey([]), open: byKey([]), messages: byKey([]) } as const
  const users = await findUsersByAddress(db, accountId, keys)
  const open = await findOpenByAddress(db, accountId, keys)
  const messages = await countMessagesTo(db, accountId, keys, dayBefore(now))
  return { users: byKey(users), open: byKey(open), messages: byKey(messages) }
}

function byKey<T extends { key: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.key, row]))
}
