import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import type { Address } from '../../../shared/rules/addresses.ts'
import { GUESTS_PER_CASE, guestPlacesLeft, guestRefusal, ownDomainOf } from '../../../shared/rules/guests.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { countGuestsAt, findFirmDomains } from '../cases/joining.ts'
import type { OfferedCase } from '../cases/offered.ts'
import { countGuestsInvitedTo } from './offered-cases.ts'

/** What people are invited to. */
export interface Offer {
  level: Level
  cases: readonly OfferedCase[]
}

/** What the guest rules say of addresses that could be invited otherwise. */
export interface GuestVerdicts {
  /** Why somebody can never join as a guest; null when they can. */
  refuse(address: Address): string | null
  /** What to know before some addresses are invited together, for each of them. */
  warn(address: Address, together: number): string | null
}

/**
 * Loads what decides. A place on a case is taken by accepting, not by being invited: more guests may be invited than
 * there are places, and each of them is warned of.
 */
export async function readGuestVerdicts(
  db: Queryable,
  accountId: string,
  { level, cases }: Offer,
  addresses: readonly Address[],
): Promise<GuestVerdicts> {
  if (level !== 'guest') return ofPaidSeats(db, accountId, addresses)
  const firmDomains = await findFirmDomains(
    db,
    accountId,
    addresses.map(({ address }) => ({ email: address })),
  )
  const [place] = cases
  const invited = place ? await countGuestsInvitedTo(db, accountId, place.caseId) : 0
  return {
    refuse({ address }) {
      const code = guestRefusal({
        email: address,
        firmDomains,
        isOnOtherCase: false,
        guestsThere: place?.guests ?? 0,
      })
      if (code === 'guest.case-full' && place)
        return `Case ${place.number} has its two guests already; one who is inactive counts. Choose another case, or remove a guest there first.`
      return code && errorCatalogue[code].message
    },
    warn: (_, together) => (place ? warnOfPlaces(place, invited + together - 1) : null),
  }
}

/** Who pays for a seat makes the domain of their address one of the firm’s, where no guest can be from. */
async function ofPaidSeats(
  db: Queryable,
  accountId: string,
  addresses: readonly Address[],
): Promise<GuestVerdicts> {
  const domains = new Set(addresses.flatMap(({ address }) => ownDomainOf(address) ?? []))
  const guestsAt = await countGuestsAt(db, accountId, [...domains])
  return {
    refuse: () => null,
    warn({ address }) {
      const domain = ownDomainOf(address)
      const guests = domain === null ? 0 : (guestsAt.get(domain) ?? 0)
      if (guests === 0) return null
      const are = guests === 1 ? '1 guest is' : `${guests} guests are`
      return `${are} at this domain, ${domain}. It counts as the firm’s own once this person accepts: guests who are on a case stay there, and no other guest from there can join one.`
    },
  }
}

function warnOfPlaces({ number, guests }: OfferedCase, others: number): string | null {
  const left = guestPlacesLeft(guests)
  if (others < left) return null
  const places = left === 1 ? `1 of ${GUESTS_PER_CASE} guest places is` : `${left} guest places are`
  const rivals = others === 1 ? '1 other guest is' : `${others} other guests are`
  const first = left === 1 ? 'Whoever accepts first has it' : `The first ${left} to accept have them`
  return `${places} left on case ${number}, and ${rivals} invited to it. ${first}; later ones join the firm without a case, and you are told.`
}
