// Marks that reorder text, and everything else that has no place in a line of text.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]+/gu
const ZERO_WIDTH_SPACE = '\u200B'

/**
 * A name or address as literal text of a message. Mail programs turn "evil.test" in plain text into a link by
 * themselves; an invisible space around what makes it look like one prevents that.
 */
export function literal(text: string): string {
  return breakLinks(text.replace(UNPRINTABLE, ' ').trim())
}

/** A note of several lines as literal text. */
export function literalLines(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).map(literal)
}

/** A line for a header: one line, whatever the names in it hold. */
export function headerLine(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim()
}

function breakLinks(text: string): string {
  return text
    .replace(/(?<=\S)(\.(?=[\p{L}\p{N}-]{2})|@(?=\S))/gu, `${ZERO_WIDTH_SPACE}$1${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=\S)/g, `:${ZERO_WIDTH_SPACE}`)
}
