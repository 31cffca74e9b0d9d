import { PASSWORD_MINIMUM, passwordFlaw } from '../shared/rules/passwords.ts'

/** How a new password is doing while it is typed, in the words of the strength line. The server has the last word. */
export function passwordStrength(
  password: string,
  personal: readonly string[],
  hasSecondFactor = false,
): { score: 0 | 1 | 2 | 3 | 4; text: string } {
  if (password === '')
    return { score: 0, text: 'At least 15 characters. Four unrelated words are easy to keep.' }
  const flaw = passwordFlaw(password, { hasSecondFactor, personal })
  if (flaw === 'password.too-short') {
    const missing = Math.max(1, PASSWORD_MINIMUM - [...password].length)
    return hasSecondFactor
      ? { score: 1, text: 'At least 8 characters, since two-factor is on.' }
      : { score: 1, text: `${missing} more ${missing === 1 ? 'character' : 'characters'} to go.` }
  }
  if (flaw === 'password.too-long') return { score: 1, text: 'At most 128 characters.' }
  if (flaw === 'password.too-common') return { score: 1, text: 'Easy to guess. Choose unrelated words.' }
  return [...password].length >= PASSWORD_MINIMUM + 6
    ? { score: 4, text: 'A strong password.' }
    : { score: 3, text: 'A good password.' }
}
