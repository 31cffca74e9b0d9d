/** An e-mail address as Roster stores it: `address` is shown and written to, `key` is compared (no letter case). */
export interface Address {
  address: string
  key: string
}

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Reads one plain address (dot-atom@domain). One strict grammar before storing and before sending:
 * no quotes, comments, groups, display names, address literals or single-label hosts; an international
 * domain is stored as punycode. Answers null when the text is not such an address.
 *
 * `domainToAscii` is the platform's UTS 46 conversion ('' when the domain is not valid).
 */
export function parseAddress(text: string, domainToAscii: (domain: string) => string): Address | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  if (at < 1) return null
  const local = trimmed.slice(0, at)
  const domain = trimmed.slice(at + 1)
  if (local.length > 64 || !LOCAL_PART.test(local)) return null
  if (/[\s\p{Cc}\p{Cf}%/:[\]]/u.test(domain) || looksLikeAscii(domain)) return null

  const ascii = domainToAscii(domain)
  const labels = ascii.split('.')
  const topLabel = labels.at(-1) ?? ''
  if (labels.length < 2 || !labels.every((label) => DOMAIN_LABEL.test(label))) return null
  if (/^\d+$/.test(topLabel) || ascii.length > 253) return null

  const address = `${local}@${ascii}`
  return address.length > 254 ? null : { address, key: address.toLowerCase() }
}

/** Letters such as the Kelvin sign or the dotless i, which turn into plain letters when their case changes. */
function looksLikeAscii(domain: string): boolean {
  return [...domain].some(
    (character) =>
      !isAscii(character) && (isAscii(character.toLowerCase()) || isAscii(character.toUpperCase())),
  )
}

function isAscii(text: string): boolean {
  return [...text].every((character) => character <= '\u007f')
}

/**
 * Takes apart whatever was typed or pasted from a mail client or a spreadsheet: line breaks, commas,
 * semicolons, tabs, `Name <a@b>`. Answers the single texts, in order, without repeats; it judges none of them.
 */
export function splitAddresses(text: string): string[] {
  const found = new Map<string, string>()
  for (const piece of text.split(/[\n\r\t,;]+/)) {
    const bracketed = /<([^<>]*)>\s*$/.exec(piece)
    const candidates = bracketed ? [bracketed[1] ?? ''] : separateWords(piece)
    for (const candidate of candidates) {
      const address = candidate.trim().replace(/^mailto:/i, '')
      if (address !== '' && !found.has(address.toLowerCase())) found.set(address.toLowerCase(), address)
    }
  }
  return [...found.values()]
}

/** "a@x.test b@y.test" is two addresses; "not an address" stays one text, so that it can be shown as one mistake. */
function separateWords(piece: string): string[] {
  const words = piece.trim().split(/\s+/)
  return words.every((word) => word.includes('@')) ? words : [piece]
}
