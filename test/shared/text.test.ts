import { describe, expect, it } from 'vitest'
import { countGraphemes, note, personName, searchKey } from '../../shared/rules/text.ts'
import { literalNames, refusedNames } from '../support/hostile.ts'
import { fc } from '../support/properties.ts'

describe('a name', () => {
  it.each(literalNames)('keeps %s literally, in NFC', (name) => {
    expect(personName.parse(name)).toBe(name.normalize('NFC'))
  })

  it.each(refusedNames.map((name) => [JSON.stringify(name).slice(0, 40), name]))(
    'is not %s',
    (_shown, name) => {
      const read = personName.safeParse(name)
      // A NUL is refused for every field before fields are looked at, and here too.
      expect(read.success).toBe(false)
    },
  )

  it('counts what a person would count', () => {
    expect(countGraphemes('Zoë')).toBe(3)
    expect(countGraphemes('👨‍👩‍👧')).toBe(1)
    expect(personName.safeParse('e\u0301'.repeat(100)).success).toBe(true)
    expect(personName.safeParse('e\u0301'.repeat(101)).success).toBe(false)
  })

  it('stays the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const read = personName.safeParse(text)
        if (read.success) expect(personName.parse(read.data)).toBe(read.data)
      }),
    )
  })
})

describe('a note', () => {
  it('keeps line breaks, in one form', () => {
    expect(note.parse('one\r\ntwo\rthree')).toBe('one\ntwo\nthree')
  })

  it('refuses characters that cannot be shown, and more than 1,000 of them', () => {
    expect(note.safeParse('a\u0007b').success).toBe(false)
    expect(note.safeParse('a\u202eb').success).toBe(false)
    expect(note.safeParse('x'.repeat(1001)).success).toBe(false)
  })
})

describe('the search key', () => {
  it('has no letter case and one form', () => {
    expect(searchKey('  Zoë ÅNGSTRÖM ')).toBe(searchKey('zoe\u0308 ångström'))
  })
})
