import { beforeEach, describe, expect, it } from 'vitest'
import {
  goTo,
  hashOf,
  leaveUnsaved,
  readHash,
  useLocation,
  useUnsaved,
} from '../../../renderer/stores/location.ts'

beforeEach(() => {
  useUnsaved.setState({ isHeld: false, wanted: undefined })
  goTo('#/', { replace: true })
})

describe('the hash', () => {
  it.each([
    ['', '/', {}],
    ['#', '/', {}],
    ['#/users', '/users', {}],
    ['#/users?tab=pending&q=m%C3%BCller+%26+co', '/users', { tab: 'pending', q: 'müller & co' }],
  ])('%s is read', (hash, path, params) => {
    const read = readHash(hash)
    expect(read.path).toBe(path)
    expect(Object.fromEntries(read.params)).toEqual(params)
  })

  it('is written so that it reads the same again, without empty parameters', () => {
    const hash = hashOf('/users', {
      q: 'a&b = c#d?',
      level: ['limited', 'guest'],
      status: [],
      sort: '',
      user: undefined,
    })
    expect(hash).not.toMatch(/status|sort|user=/)
    const read = readHash(hash)
    expect(read.params.get('q')).toBe('a&b = c#d?')
    expect(read.params.getAll('level')).toEqual(['limited', 'guest'])
    expect(hashOf('/outbox')).toBe('#/outbox')
  })

  it('moves the window, with a step back only where one is wanted', () => {
    const before = window.history.length
    goTo('#/users?q=a', { replace: true })
    expect(window.history.length).toBe(before)
    goTo('#/outbox')
    expect(window.history.length).toBe(before + 1)
    expect(useLocation.getState().path).toBe('/outbox')
  })
})

describe('something that is not saved', () => {
  it('holds the page until leaving is meant', () => {
    goTo('#/settings')
    useUnsaved.setState({ isHeld: true })
    goTo('#/users')
    expect(useLocation.getState().path).toBe('/settings')
    expect(useUnsaved.getState().wanted).toBe('#/users')
    leaveUnsaved()
    expect(useLocation.getState().path).toBe('/users')
    expect(window.location.hash).toBe('#/users')
  })

  it('puts the address back that a link or Back has moved', async () => {
    goTo('#/settings')
    useUnsaved.setState({ isHeld: true })
    window.location.hash = '#/outbox'
    await expect.poll(() => useUnsaved.getState().wanted).toBe('#/outbox')
    expect(window.location.hash).toBe('#/settings')
    expect(useLocation.getState().path).toBe('/settings')
  })
})
