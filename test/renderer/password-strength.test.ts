import { expect, it } from 'vitest'
import { passwordStrength } from '../../renderer/password-strength.ts'

it.each([
  ['', 0, 'At least 15 characters. Four unrelated words are easy to keep.'],
  ['abc', 1, '12 more characters to go.'],
  ['fourteen chars', 1, '1 more character to go.'],
  ['passwordpassword', 1, 'Easy to guess. Choose unrelated words.'],
  ['four quiet otters', 3, 'A good password.'],
  ['four quiet otters paint', 4, 'A strong password.'],
  ['x'.repeat(129), 1, 'At most 128 characters.'],
])('judges "%s"', (password, score, text) => {
  expect(passwordStrength(password, [])).toEqual({ score, text })
})

it('counts characters, not their parts', () => {
  expect(passwordStrength('🦦🦦🦦', []).text).toBe('12 more characters to go.')
})

it('takes the own name and firm for easy to guess', () => {
  expect(passwordStrength('abigailstone2026', ['Abigail Stone']).score).toBe(1)
})

it('asks for less while two-factor is on', () => {
  expect(passwordStrength('otter', [], true).text).toBe('At least 8 characters, since two-factor is on.')
  expect(passwordStrength('quiet otter', [], true).score).toBe(3)
})
