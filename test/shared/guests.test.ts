import { describe, expect, it } from 'vitest'
import { caseName, caseNumber, numberOrder } from '../../shared/rules/cases.ts'
import { domainOf, guestPlacesLeft, guestRefusal } from '../../shared/rules/guests.ts'
import { publicMailDomains } from '../../shared/rules/public-mail-domains.ts'

const outsider = {
  email: 'alan@pryce.test',
  firmDomains: new Set(['hartwell.test', 'gmail.com']),
  isOnOtherCase: false,
  guestsThere: 0,
}

describe('a guest', () => {
  it.each([
    ['joins as the first', {}, null],
    ['joins as the second', { guestsThere: 1 }, null],
    ['does not join as the third', { guestsThere: 2 }, 'guest.case-full'],
    ['does not join while on another case', { isOnOtherCase: true }, 'guest.on-other-case'],
    ['does not come from the firm', { email: 'eve@hartwell.test' }, 'guest.firm-domain'],
    ['does not come from the firm in capitals', { email: 'Eve@HARTWELL.test' }, 'guest.firm-domain'],
    ['comes from another firm below the same name', { email: 'eve@mail.hartwell.test' }, null],
    ['shares a public provider with somebody of the firm', { email: 'eve@gmail.com' }, null],
    [
      'hears first what cannot be helped',
      { email: 'eve@hartwell.test', isOnOtherCase: true, guestsThere: 2 },
      'guest.firm-domain',
    ],
  ] as const)('%s', (_, facts, refusal) => {
    expect(guestRefusal({ ...outsider, ...facts })).toBe(refusal)
  })

  it('finds two places on a case, and never fewer than none', () => {
    expect([0, 1, 2, 3].map(guestPlacesLeft)).toEqual([2, 1, 0, 0])
  })
})

describe('the domain of an address', () => {
  it('is what stands behind the last "@", in small letters', () => {
    expect(domainOf('Ben@Hartwell.TEST')).toBe('hartwell.test')
    expect(domainOf('odd@name@hartwell.test')).toBe('hartwell.test')
  })

  it('is compared with public providers that are written the same way', () => {
    for (const domain of publicMailDomains) expect(domainOf(`a@${domain}`)).toBe(domain)
  })
})

describe('the number of a case', () => {
  it('is sorted as people count', () => {
    const sorted = ['2026-12', '10', 'B-2', '2026-7', '9', 'b-10', '007', '7a'].toSorted((one, other) =>
      numberOrder(one) < numberOrder(other) ? -1 : 1,
    )
    expect(sorted).toEqual(['007', '7a', '9', '10', '2026-7', '2026-12', 'B-2', 'b-10'])
  })

  it.each(['', '   ', '--', '1\n2', '\u202e12', '1'.repeat(41)])('is not %j', (text) => {
    expect(caseNumber.safeParse(text).success).toBe(false)
  })

  it('and the name lose what surrounds them', () => {
    expect(caseNumber.parse(' 2026-7 ')).toBe('2026-7')
    expect(caseName.parse(' Stone v. Harbour ')).toBe('Stone v. Harbour')
    expect(caseName.safeParse('a'.repeat(201)).success).toBe(false)
    expect(caseName.parse('=HYPERLINK("x")')).toBe('=HYPERLINK("x")')
  })
})
