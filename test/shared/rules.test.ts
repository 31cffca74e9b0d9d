import { describe, expect, it } from 'vitest'
import { daysLeft, expiryOf } from '../../shared/rules/invitations.ts'
import { costSentence, levels } from '../../shared/rules/levels.ts'
import { passwordFlaw } from '../../shared/rules/passwords.ts'
import { may, type Permission, permissions } from '../../shared/rules/permissions.ts'

describe('permissions', () => {
  const expected: Record<Permission, string> = {
    'cases.readAll': 'administrator standard',
    'cases.readAssigned': 'administrator standard limited guest',
    'cases.create': 'administrator standard limited',
    'cases.assign': 'administrator standard',
    'cases.edit': 'administrator standard limited',
    'cases.import': 'administrator',
    'work.do': 'administrator standard limited guest',
    'users.read': 'administrator',
    'users.invite': 'administrator',
    'users.manage': 'administrator',
    'handOvers.manage': 'administrator',
    'activity.read': 'administrator',
    'templates.read': 'administrator standard limited guest',
    'templates.manage': 'administrator',
    'account.read': 'administrator standard limited guest',
    'account.manage': 'administrator',
    'billing.read': 'administrator',
    'billing.manage': 'administrator',
    'outbox.read': 'administrator',
    'outbox.manage': 'administrator',
    'profile.manage': 'administrator standard limited guest',
  }

  it.each(Object.keys(permissions) as Permission[])(
    'gives %s to exactly the levels of the product table',
    (permission) => {
      expect(levels.filter((level) => may(level, permission)).join(' ')).toBe(expected[permission])
    },
  )
})

describe('the cost sentence', () => {
  it('says that three levels are paid seats and guests are free', () => {
    expect(levels.map(costSentence)).toEqual([
      'a paid seat from acceptance',
      'a paid seat from acceptance',
      'a paid seat from acceptance',
      'free',
    ])
  })
})

describe('an invitation', () => {
  const sent = new Date('2026-11-23T10:00:00Z')

  it('is open for 30 days to the minute', () => {
    expect(expiryOf(sent).toISOString()).toBe('2026-12-23T10:00:00.000Z')
  })

  it.each([
    ['2026-11-23T10:00:00Z', 30],
    ['2026-11-23T10:00:01Z', 30],
    ['2026-11-24T10:00:00Z', 29],
    ['2026-12-23T09:59:59Z', 1],
    ['2026-12-23T10:00:00Z', 0],
    ['2026-12-26T10:00:00Z', -3],
  ])('has at %s %i days left', (now, left) => {
    expect(daysLeft(expiryOf(sent), new Date(now))).toBe(left)
  })
})

describe('a password', () => {
  const judge = (password: string, hasSecondFactor = false) =>
    passwordFlaw(password, {
      hasSecondFactor,
      personal: ['Ada Hartwell', 'ada@hartwell.test', 'Hartwell & Moss LLP'],
    })

  it.each([
    ['correct horse battery staple', null],
    ['fourteen chars', 'password.too-short'],
    ['x'.repeat(129), 'password.too-long'],
    ['passwordpassword', 'password.too-common'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password.too-common'],
    ['abcabcabcabcabcabc', 'password.too-common'],
    ['abcdefghijklmnopqr', 'password.too-common'],
    ['Ada Hartwell 2026', 'password.too-common'],
    ['山田太郎は毎朝早く走って海へ行く', null],
  ])('such as %s is judged %s', (password, flaw) => {
    expect(judge(password)).toBe(flaw)
  })

  it('may be shorter with a second factor', () => {
    expect(judge('8 plants', true)).toBeNull()
    expect(judge('seven c', true)).toBe('password.too-short')
  })
})
