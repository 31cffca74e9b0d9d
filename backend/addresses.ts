import { domainToASCII } from 'node:url'
import { AppError } from '../shared/errors.ts'
import { type Address, parseAddress } from '../shared/rules/addresses.ts'

/** Reads a typed e-mail address strictly; throws `address.invalid`. */
export function readAddress(text: string): Address {
  const address = findAddress(text)
  if (!address) throw new AppError('address.invalid')
  return address
}

/** Reads a typed e-mail address strictly; null when it is none. */
export function findAddress(text: string): Address | null {
  return parseAddress(text, domainToASCII)
}
