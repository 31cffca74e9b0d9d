import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CasesOfUser } from '../../../shared/model/case.ts'
import type { AddressVerdict, InvitationRow } from '../../../shared/model/invitation.ts'
import type { Settings } from '../../../shared/model/settings.ts'
import { settings as settingsSchema } from '../../../shared/model/settings.ts'
import type { UserRow, UserSort } from '../../../shared/model/user.ts'
import type { OpenWorkItem } from '../../../shared/model/work.ts'
import { expiryOf } from '../../../shared/rules/invitations.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import {
  bookQuote,
  estimateSeat,
  explainUser,
  type OfficeMoney,
  quoteOf,
  someMoney,
} from './office-billing.ts'

export const DAY = 86_400_000
export const TIME_ZONE = 'Europe/Berlin'

/** An instant so many days before now. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString()
}

export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

let lastId = 0

/** A user; what is not given is ordinary. */
export function aUser(name: string, part: Partial<UserRow> = {}): UserRow {
  lastId += 1
  return {
    userId: idOf(lastId),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@firm.test`,
    level: 'standard',
    status: 'active',
    statusSince: daysAgo(100),
    lastActiveAt: daysAgo(1),
    joinedAt: daysAgo(100),
    caseCount: 0,
    openWork: 0,
    version: 1,
    ...part,
  }
}

/** An open invitation, sent ten days ago unless said otherwise. */
export function anInvitation(email: string, part: Partial<InvitationRow> = {}): InvitationRow {
  lastId += 1
  const sentAt = part.sentAt ?? daysAgo(10)
  return {
    invitationId: idOf(lastId),
    email,
    level: 'limited',
    state: 'pending',
    note: null,
    cases: [],
    invitedByName: 'Eleanor Hartwell',
    sentAt,
    expiresAt: expiryOf(new Date(sentAt)).toISOString(),
    delivery: { state: 'sent', answer: null, at: sentAt },
    version: 1,
    ...part,
  }
}

/** An account in memory: as much of the backend as the screens can see. */
export interface Office {
  own: UserRow
  users: UserRow[]
  invitations: InvitationRow[]
  deleted: InvitationRow[]
  settings: Settings
  hasMailServer: boolean
  linksByEmailOnly: boolean
  /** The cases somebody is on, by user. */
  casesOf: Map<string, CasesOfUser['items']>
  workOf: Map<string, OpenWorkItem[]>
  /** Devices by user. */
  devices: Map<string, number>
  money: OfficeMoney
}

export function anOffice(part: Partial<Office> = {}): Office {
  const own = part.own ?? aUser('Eleanor Hartwell', { level: 'administrator' })
  return {
    users: [own],
    invitations: [],
    deleted: [],
    settings: settingsSchema.parse({ connection: { kind: 'sample' } }),
    hasMailServer: true,
    linksByEmailOnly: false,
    casesOf: new Map(),
    workOf: new Map(),
    devices: new Map(),
    money: someMoney(),
    ...part,
    own,
  }
}

/** The operations over an office. */
export function serve(office: Office): Handlers {
  const userOf = (userId: string) => {
    const user = office.users.find((one) => one.userId === userId)
    if (!user) throw new AppError('user.not-found')
    return user
  }
  const invitationOf = (invitationId: string) => {
    const found = office.invitations.find((one) => one.invitationId === invitationId)
    if (!found) throw new AppError('invitation.not-found')
    return found
  }
  const isLast = (user: UserRow) =>
    user.level === 'administrator' &&
    user.status === 'active' &&
    office.users.filter(({ level, status }) => level === 'administrator' && status === 'active').length === 1
  const renew = (invitation: InvitationRow, change: Partial<InvitationRow> = {}) => {
    const sentAt = new Date()
    return Object.assign(invitation, {
      state: 'pending',
      sentAt: sentAt.toISOString(),
      expiresAt: expiryOf(sentAt).toISOString(),
      version: invitation.version + 1,
      ...change,
    })
  }

  return {
    'desktop.read': () => ({ kind: 'browser', platform: 'linux', version: '', keepsSession: true }),
    'settings.read': () => office.settings,
    'settings.change': (change) => {
      office.settings = settingsSchema.parse({ ...office.settings, ...change })
      return office.settings
    },
    'session.read': () => ({
      state: 'signed-in',
      identity: {
        identityId: idOf(900_000),
        name: office.own.name,
        email: office.own.email,
        twoFactorOn: false,
      },
      accounts: [],
      account: {
        accountId: idOf(900_001),
        firmName: 'Hartwell & Moss LLP',
        timeZone: TIME_ZONE,
        dateFormat: 'spelled',
      },
      user: { userId: office.own.userId, level: 'administrator' },
      administrators: [office.own.name],
    }),
    'account.read': () => ({
      firmName: 'Hartwell & Moss LLP',
      address: '',
      phone: '',
      fax: '',
      dateFormat: 'spelled',
      timeZone: TIME_ZONE,
      linksByEmailOnly: office.linksByEmailOnly,
      version: 1,
    }),
    'mail.read': () => ({
      source: office.hasMailServer ? 'account' : 'none',
      host: '',
      port: 587,
      security: 'starttls',
      username: '',
      hasPassword: false,
      fromName: '',
      fromAddress: '',
    }),

    'users.list': ({ cursor, limit, ...filter }) => {
      const rows = find(office, filter)
      const from = cursor === undefined ? 0 : Number(cursor)
      const items = rows.slice(from, from + limit)
      return { items, next: from + limit < rows.length ? String(from + limit) : null }
    },
    'users.outline': (filter) => {
      const total = find(office, filter).length
      const starts = Array.from({ length: Math.max(0, Math.ceil(total / OUTLINE_STEP) - 1) }, (_, index) =>
        String((index + 1) * OUTLINE_STEP),
      )
      return { total, starts }
    },
    'users.cases': ({ userId }) => {
      const items = office.casesOf.get(userId) ?? []
      return {
        sees: 'all',
        sentence: 'Sees all cases of the firm (18 now), as Standard User.',
        visible: 18,
        assigned: items.length,
        items: items.slice(0, 10),
        next: null,
      }
    },
    'users.work': ({ userId }) => {
      const items = office.workOf.get(userId) ?? []
      const overdue = items.filter(({ isOverdue }) => isOverdue).length
      return { total: items.length, overdue, items: items.slice(0, 5), next: null }
    },
    'users.counts': () => ({
      users: levels.flatMap((level) =>
        (['active', 'inactive'] as const).map((status) => ({
          level,
          status,
          count: office.users.filter((user) => user.level === level && user.status === status).length,
        })),
      ),
      pending: office.invitations.length,
      pendingNeedDecision: office.invitations.filter(({ state }) => state === 'expired').length,
      openWorkOfInactive: sumOpenWork(office.users.filter(({ status }) => status === 'inactive')),
    }),
    'users.read': ({ userId }) => {
      const user = userOf(userId)
      return {
        ...user,
        invitedByName: user === office.own ? null : office.own.name,
        sessionCount: office.devices.get(userId) ?? 0,
        twoFactorOn: false,
        isLastAdministrator: isLast(user),
        isYou: user === office.own,
        history: [
          {
            activityId: idOf(800_000),
            at: user.joinedAt,
            kind: 'invitation.accepted',
            actorName: user.name,
            sentence: `${user.name} accepted the invitation`,
          },
        ],
      }
    },
    'users.preview': ({ userId, act }) => {
      const user = userOf(userId)
      const isRefused = act !== 'reactivate' && isLast(user)
      return {
        userId,
        version: user.version,
        sessionsEnding: act === 'deactivate' ? (office.devices.get(userId) ?? 0) : 0,
        invitationsVoided: 0,
        work: null,
        levelEffect: null,
        refusal: isRefused ? 'user.last-administrator' : alreadySo(user, act),
        candidates: isRefused ? office.users.filter((one) => one !== user && one.status === 'active') : [],
      }
    },
    'users.previewLevels': ({ userIds }) => ({
      users: userIds.map((userId) => ({
        userId,
        keeps: 0,
        gains: 0,
        loses: 0,
        lostWork: { cases: 0, tasks: 0, reviews: 0 },
        listed: 0,
      })),
    }),
    'quotes.create': (request) => quoteOf(office, request),
    'users.changeLevel': (confirmation) => ({ users: bookQuote(office, confirmation) }),
    'users.deactivate': (confirmation) => ({ users: bookQuote(office, confirmation) }),
    'users.reactivate': (confirmation) => ({ users: bookQuote(office, confirmation) }),
    'users.billing': ({ userId }) => explainUser(office, userOf(userId)),
    'billing.estimate': (input) => estimateSeat(office, input),

    'invitations.check': ({ addresses }) => ({ verdicts: addresses.map((typed) => judge(office, typed)) }),
    'invitations.create': ({ addresses, level, note }) => {
      const verdicts = addresses.map((typed) => judge(office, typed))
      const invited = verdicts
        .filter(({ verdict }) => verdict === 'new')
        .map(({ typed }) =>
          anInvitation(typed, { level, note: note ?? null, sentAt: new Date().toISOString() }),
        )
      office.invitations.push(...invited)
      return { invited, refused: verdicts.filter(({ verdict }) => verdict !== 'new') }
    },
    'invitations.list': ({ q }) => {
      const items = office.invitations
        .filter(({ email }) => email.includes(q ?? ''))
        .sort((one, other) => one.expiresAt.localeCompare(other.expiresAt))
      return { items, total: items.length, next: null }
    },
    'invitations.resend': ({ invitationId }) => renew(invitationOf(invitationId)),
    'invitations.delete': ({ invitationId }) => {
      const invitation = invitationOf(invitationId)
      office.invitations = office.invitations.filter((one) => one !== invitation)
      office.deleted.push(invitation)
      return { invitationId, email: invitation.email }
    },
    'invitations.restore': ({ invitationId }) => {
      const invitation = office.deleted.find((one) => one.invitationId === invitationId)
      if (!invitation) throw new AppError('invitation.not-open')
      office.invitations.push(invitation)
      return invitation
    },
    'invitations.change': ({ invitationId, level }) => Object.assign(invitationOf(invitationId), { level }),
    'invitations.correctAddress': ({ invitationId, address }) =>
      renew(invitationOf(invitationId), { email: address }),
    'invitations.replaceLink': ({ invitationId }) => renew(invitationOf(invitationId)),
    'invitationLink.copy': ({ invitationId }) => {
      const { email, level, expiresAt } = invitationOf(invitationId)
      return { email, level, expiresAt }
    },
  }
}

function sumOpenWork(users: readonly UserRow[]) {
  const holders = users.filter(({ openWork }) => openWork > 0)
  return { items: holders.reduce((sum, { openWork }) => sum + openWork, 0), people: holders.length }
}

function alreadySo(user: UserRow, act: string) {
  if (act === 'reactivate' && user.status === 'active') return 'user.already-active'
  return act === 'deactivate' && user.status === 'inactive' ? 'user.already-inactive' : null
}

function judge(office: Office, typed: string): AddressVerdict {
  const answer = (verdict: AddressVerdict['verdict'], reason: string | null, part = {}): AddressVerdict => ({
    typed,
    address: typed.includes('@') ? typed : null,
    verdict,
    reason,
    warning: null,
    userId: null,
    invitationId: null,
    ...part,
  })
  if (!typed.includes('@')) return answer('malformed', 'This is not a complete e-mail address.')
  const user = office.users.find(({ email }) => email === typed)
  if (user?.status === 'active')
    return answer('user', `${user.name} is a user already.`, { userId: user.userId })
  if (user) return answer('inactive', `${user.name} is inactive.`, { userId: user.userId })
  const open = office.invitations.find(({ email }) => email === typed)
  if (open)
    return answer('pending', 'This address has an open invitation.', { invitationId: open.invitationId })
  return answer('new', null)
}

interface Filter {
  q?: string | undefined
  status?: readonly string[] | undefined
  level?: readonly Level[] | undefined
  caseId?: string | undefined
  sort: UserSort
  direction: 'asc' | 'desc'
}

const keys: Record<UserSort, (user: UserRow) => string> = {
  name: (user) => user.name,
  email: (user) => user.email,
  level: (user) => String(levels.indexOf(user.level)),
  status: (user) => user.status,
  cases: (user) => String(user.caseCount).padStart(6, '0'),
  openWork: (user) => String(user.openWork).padStart(6, '0'),
  lastActive: (user) => user.lastActiveAt,
  joined: (user) => user.joinedAt,
}

function find(
  { users, casesOf }: Office,
  { q = '', status, level, caseId, sort, direction }: Filter,
): UserRow[] {
  const part = q.toLowerCase()
  const sign = direction === 'asc' ? 1 : -1
  return users
    .filter((user) => `${user.name} ${user.email}`.toLowerCase().includes(part))
    .filter((user) => status === undefined || status.includes(user.status))
    .filter((user) => level === undefined || level.includes(user.level))
    .filter(({ userId }) => caseId === undefined || casesOf.get(userId)?.some((one) => one.caseId === caseId))
    .sort((one, other) => sign * keys[sort](one).localeCompare(keys[sort](other)))
    .map((user) => ({ ...user }))
}
