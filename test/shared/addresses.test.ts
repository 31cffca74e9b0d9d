import { domainToASCII } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAddress, splitAddresses } from '../../shared/rules/addresses.ts'
import { hostileAddresses } from '../support/hostile.ts'
import { fc } from '../support/properties.ts'

const read = (text: string) => parseAddress(text, domainToASCII)

describe('reading an address', () => {
  it.each([
    ['ana@firm.com', 'ana@firm.com', 'ana@firm.com'],
    ['  Ana.Ruiz@Firm.COM ', 'Ana.Ruiz@firm.com', 'ana.ruiz@firm.com'],
    ["o'connor+case.12@sub.firm.co.uk", "o'connor+case.12@sub.firm.co.uk", "o'connor+case.12@sub.firm.co.uk"],
    ['a@exämple.test', 'a@xn--exmple-cua.test', 'a@xn--exmple-cua.test'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah', 'a@xn--r8jz45g.xn--zckzah'],
  ])('takes %s', (typed, address, key) => {
    expect(read(typed)).toEqual({ address, key })
  })

  it.each(
    hostileAddresses.filter((text) => typeof text === 'string').map((text) => [JSON.stringify(text), text]),
  )('refuses %s', (_shown, text) => {
    expect(read(text)).toBeNull()
  })

  it('never answers an address with room for a header, a second recipient or a quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = read(text)
        if (found) expect(found.address).toMatch(/^[^\s<>"(),:;@[\\\]\p{Cc}]+@[a-z0-9.-]+$/iu)
      }),
      { numRuns: 300 },
    )
  })

  it('reads what it answered the same way again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const found = read(text)
        if (found) expect(read(found.address)).toEqual(found)
      }),
    )
  })
})

describe('taking apart what was pasted', () => {
  it.each([
    [
      'a@x.test, b@x.test;c@x.test\td@x.test\ne@x.test',
      ['a@x.test', 'b@x.test', 'c@x.test', 'd@x.test', 'e@x.test'],
    ],
    ['Ana Ruiz <ana@x.test>, "Becker, Tom" <tom@x.test>', ['ana@x.test', '"Becker', 'tom@x.test']],
    ['a@x.test b@x.test', ['a@x.test', 'b@x.test']],
    ['A@x.test\na@X.TEST', ['A@x.test']],
    ['mailto:a@x.test', ['a@x.test']],
    ['not an address', ['not an address']],
    [' , ;\n\t', []],
  ])('finds the single texts in %j', (pasted, expected) => {
    expect(splitAddresses(pasted)).toEqual(expected)
  })
})
