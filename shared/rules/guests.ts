import { publicMailDomains } from './public-mail-domains.ts'

/** Most guests on one case; a guest who is inactive and still listed counts. Source: product.md section 1. */
export const GUESTS_PER_CASE = 2

/** Why a guest cannot be on a case. */
export type GuestRefusal = 'guest.firm-domain' | 'guest.on-other-case' | 'guest.case-full'

/** What decides whether a guest may join a case. */
export interface GuestFacts {
  email: string
  /** Domains of the addresses of the firm's other paid users. */
  firmDomains: ReadonlySet<string>
  /** Whether the guest is on another case, which they do not leave by this. */
  isOnOtherCase: boolean
  /** Guests on the case besides this one, inactive ones too. */
  guestsThere: number
}

/** Why this guest cannot join; null when they can. What cannot be helped is said first. */
export function guestRefusal(facts: GuestFacts): GuestRefusal | null {
  if (isFirmDomain(domainOf(facts.email), facts.firmDomains)) return 'guest.firm-domain'
  if (facts.isOnOtherCase) return 'guest.on-other-case'
  return guestPlacesLeft(facts.guestsThere) === 0 ? 'guest.case-full' : null
}

/** How many guests can still join a case. */
export function guestPlacesLeft(guestsThere: number): number {
  return Math.max(0, GUESTS_PER_CASE - guestsThere)
}

/** The domain of an address, without letter case: what is behind its last "@". */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** The domain of an address that a firm has for itself; null for one at a public mail provider. */
export function ownDomainOf(address: string): string | null {
  const domain = domainOf(address)
  return publicMailDomains.has(domain) ? null : domain
}

/** Domains at public providers belong to nobody. */
function isFirmDomain(domain: string, firmDomains: ReadonlySet<string>): boolean {
  return firmDomains.has(domain) && !publicMailDomains.has(domain)
}
