/** Least length of a password without and with a second factor, and the greatest. Source: security.md section 2. */
export const PASSWORD_MINIMUM = 15
export const PASSWORD_MINIMUM_WITH_SECOND_FACTOR = 8
export const PASSWORD_MAXIMUM = 128

const NOT_WORD = /[^\p{L}\p{N}]+/gu

/** Why a password is refused before anybody compares it with lists; null when its form is fine. */
export function passwordFlaw(
  password: string,
  about: { hasSecondFactor: boolean; personal: readonly string[] },
): 'password.too-short' | 'password.too-long' | 'password.too-common' | null {
  const minimum = about.hasSecondFactor ? PASSWORD_MINIMUM_WITH_SECOND_FACTOR : PASSWORD_MINIMUM
  const length = [...password].length
  if (length < minimum) return 'password.too-short'
  if (length > PASSWORD_MAXIMUM) return 'password.too-long'
  return isPredictable(password, about.personal) ? 'password.too-common' : null
}

/** One character or short piece repeated, a run of the keyboard, or the person's own facts and little else. */
function isPredictable(password: string, personal: readonly string[]): boolean {
  const plain = password.toLowerCase()
  if (/^(.{1,5})\1+.{0,4}$/u.test(plain)) return true
  if (
    ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'].some((run) =>
      run.startsWith(plain),
    )
  )
    return true
  const rest = personal
    .flatMap((text) => [text, ...text.split(NOT_WORD)])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .reduce((left, word) => left.replaceAll(word, ''), plain.replace(/roster|password/g, ''))
  return rest.replace(NOT_WORD, '').length < 5
}
