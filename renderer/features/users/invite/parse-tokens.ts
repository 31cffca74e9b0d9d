import { splitAddresses } from '../../../../shared/rules/addresses.ts'
import type { ParsedTokens } from '../../../components/token-types.ts'

const LONGEST = 1000

/** Takes apart whatever was typed or pasted; a text no address can be as long as is left out and told. */
export function parseTokens(text: string): ParsedTokens {
  const pieces = splitAddresses(text)
  const short = pieces.filter((piece) => piece.length <= LONGEST)
  return {
    tokens: short.map((piece) => ({ id: piece.toLowerCase(), text: piece })),
    ...(short.length < pieces.length && { notice: 'A text too long for an address was left out' }),
  }
}
