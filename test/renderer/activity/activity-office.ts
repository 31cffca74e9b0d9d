import type { ActivityRow } from '../../../shared/model/activity.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { openWindow, signedIn } from '../app/open-window.tsx'

export const ANA = '00000000-0000-7000-8000-0000000000a1'
export const BEN = '00000000-0000-7000-8000-0000000000b1'
const CASE = '00000000-0000-7000-8000-0000000000c1'

export const deactivated: ActivityRow = {
  number: 812,
  at: '2026-05-15T14:30:00.000Z',
  topic: 'users',
  actorId: ANA,
  actorName: 'Ana Ruiz',
  sentence: 'Ana Ruiz deactivated Ben Carter',
  ip: '203.0.113.9',
  links: [{ to: 'user', id: BEN, name: 'Ben Carter' }],
  seal: 'a1'.repeat(32),
}

export const expired: ActivityRow = {
  number: 811,
  at: '2026-05-14T22:30:00.000Z',
  topic: 'invitations',
  actorId: null,
  actorName: 'Roster',
  sentence: 'The invitation of nina@client.test expired',
  ip: null,
  links: [],
  seal: 'b2'.repeat(32),
}

export const opened: ActivityRow = {
  number: 1,
  at: '2024-11-03T08:12:00.000Z',
  topic: 'account',
  actorId: ANA,
  actorName: 'Ana Ruiz',
  sentence: 'Ana Ruiz opened the account',
  ip: null,
  links: [{ to: 'case', id: CASE, name: '118 Stone v. Harbour' }],
  seal: 'c3'.repeat(32),
}

/** The Activity page of an account with three events; answers may be replaced. */
export function openActivity(hash = '#/activity', answers: Handlers = {}) {
  return openWindow({
    session: signedIn(),
    hash,
    answers: {
      'activity.list': () => ({ items: [deactivated, expired, opened], next: null }),
      'activity.count': () => ({ total: 3 }),
      'users.list': () => ({ items: [], next: null }),
      'users.read': () => {
        throw new Error('Nobody asks for this person.')
      },
      ...answers,
    },
  })
}
