import { optionalLine } from './text.ts'

const MOST_CHARACTERS = 50
const FEWEST_DIGITS = 3

// Digits and what offices write between and behind them, such as "ext. 12" or "1-800-FLOWERS".
const WRITTEN = /^[\p{L}\p{N} +()./,;:#*\u00A0\u2010-\u2013-]*$/u

/** A phone or fax number as an office writes it, or nothing: "+1 (617) 555-0100 ext. 12". */
export const optionalPhoneNumber = optionalLine(MOST_CHARACTERS).refine(
  (text) => text === '' || (WRITTEN.test(text) && countDigits(text) >= FEWEST_DIGITS),
  'Enter a number that can be dialled, for example +1 617 555 0100 ext. 12.',
)

function countDigits(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0
}
