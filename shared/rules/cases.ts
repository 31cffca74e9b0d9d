import { countGraphemes, optionalLine, searchKey } from './text.ts'

/** Most characters of a case's number and of its name. */
export const CASE_NUMBER_CHARACTERS = 40
export const CASE_NAME_CHARACTERS = 200

/** Most rows of one import. */
export const MAX_IMPORTED_CASES = 10_000

/** Most people who are added to a case at once. */
export const MAX_ADDED_PEOPLE = 100

const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** The number by which the firm knows a case: one line, compared without letter case. */
export const caseNumber = optionalLine(CASE_NUMBER_CHARACTERS)
  .refine((text) => countGraphemes(text) > 0, 'Enter a number.')
  .refine((text) => text === '' || SAYS_SOMETHING.test(text), 'A number has at least one letter or digit.')

/** The name of a case: one line. */
export const caseName = optionalLine(CASE_NAME_CHARACTERS)
  .refine((text) => countGraphemes(text) > 0, 'Enter a name.')
  .refine((text) => text === '' || SAYS_SOMETHING.test(text), 'A name has at least one letter or digit.')

const DIGITS_COMPARED = 12
const MAX_ORDER_CHARACTERS = 160

/** The form by which numbers are sorted: "9" before "10", "2026-7" before "2026-12". */
export function numberOrder(number: string): string {
  const order = searchKey(number).replace(/\d+/g, (digits) =>
    digits.replace(/^0+(?=\d)/, '').padStart(DIGITS_COMPARED, '0'),
  )
  return [...order].slice(0, MAX_ORDER_CHARACTERS).join('')
}
