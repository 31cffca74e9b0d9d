import { AppError } from '../../../shared/errors.ts'
import type { CaseCandidate, CaseDetails, CasePerson, CaseRow } from '../../../shared/model/case.ts'
import { type Settings, settings as settingsSchema } from '../../../shared/model/settings.ts'
import type { Template } from '../../../shared/model/template.ts'
import type { DocumentRow, TaskRow } from '../../../shared/model/work.ts'
import { guestPlacesLeft } from '../../../shared/rules/guests.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { serveWork } from './serve-work.ts'

export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

export const OWN_ID = idOf(900_000)
const OPENED = '2026-03-02T10:00:00.000Z'

let lastId = 0

/** Somebody on a case; what is not given is ordinary. */
export function aPerson(name: string, part: Partial<CasePerson> = {}): CasePerson {
  lastId += 1
  return {
    userId: idOf(lastId),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@firm.test`,
    level: 'limited',
    status: 'active',
    addedAt: OPENED,
    addedByName: 'Eleanor Hartwell',
    openTasks: 0,
    openReviews: 0,
    ...part,
  }
}

interface StoredCase extends Omit<CaseRow, 'people' | 'guests'> {
  people: CasePerson[]
}

/** A case of the firm. */
export function aCase(number: string, name: string, part: Partial<StoredCase> = {}): StoredCase {
  lastId += 1
  return {
    caseId: idOf(lastId),
    number,
    name,
    status: 'open',
    openedAt: OPENED,
    closedAt: null,
    version: 1,
    people: [],
    ...part,
  }
}

/** Cases in memory, as much of the backend as their pages can see. */
export interface CaseOffice {
  level: Level
  cases: StoredCase[]
  candidates: CaseCandidate[]
  tasks: TaskRow[]
  documents: DocumentRow[]
  templates: Template[]
  settings: Settings
}

export function aCaseOffice(part: Partial<CaseOffice> = {}): CaseOffice {
  return {
    level: 'administrator',
    cases: [],
    candidates: [],
    tasks: [],
    documents: [],
    templates: [],
    settings: settingsSchema.parse({ connection: { kind: 'sample' } }),
    ...part,
  }
}

/** What the office answers. */
export function serveCases(office: CaseOffice): Handlers {
  const caseOf = (caseId: string) => {
    const found = office.cases.find((one) => one.caseId === caseId)
    if (!found) throw new AppError('case.not-found')
    return found
  }
  const guestsOf = ({ people }: StoredCase) => people.filter(({ level }) => level === 'guest').length
  const detailsOf = (one: StoredCase): CaseDetails => ({
    ...one,
    guests: guestsOf(one),
    createdByName: 'Eleanor Hartwell',
    guestPlacesLeft: guestPlacesLeft(guestsOf(one)),
    mayEdit: may(office.level, 'cases.edit'),
    mayAssign: may(office.level, 'cases.assign'),
    openTasks: 0,
    openReviews: 0,
  })
  const change = (caseId: string, version: number, part: Partial<StoredCase>) => {
    const found = caseOf(caseId)
    if (found.version !== version) throw new AppError('case.stale')
    return detailsOf(Object.assign(found, part, { version: version + 1 }))
  }
  const join = (caseId: string, userId: string) => {
    const found = office.candidates.find((one) => one.userId === userId)
    if (!found) throw new AppError('user.not-found')
    const { name, email, level } = found
    caseOf(caseId).people.push(aPerson(name, { userId, email, level }))
    office.candidates = office.candidates.filter((one) => one !== found)
  }
  const leave = (caseId: string, userId: string) => {
    const found = caseOf(caseId)
    found.people = found.people.filter((person) => person.userId !== userId)
  }

  return {
    ...serveWork(office),
    'settings.change': (given) => {
      office.settings = settingsSchema.parse({ ...office.settings, ...given })
      return office.settings
    },
    'templates.list': () => ({ items: office.templates }),
    'session.read': () => ({
      state: 'signed-in',
      identity: {
        identityId: idOf(900_001),
        name: 'Ada Hartwell',
        email: 'ada@firm.test',
        twoFactorOn: false,
      },
      accounts: [],
      account: {
        accountId: idOf(900_002),
        firmName: 'Hartwell & Moss LLP',
        timeZone: 'Europe/Berlin',
        dateFormat: 'spelled',
      },
      user: { userId: OWN_ID, level: office.level },
      administrators: ['Eleanor Hartwell', 'Tom Becker'],
    }),
    'cases.list': ({ q, status, sort, direction, assigned }) => {
      const sign = direction === 'asc' ? 1 : -1
      const items = office.cases
        .filter((one) => !q || `${one.number} ${one.name}`.toLowerCase().includes(q.toLowerCase()))
        .filter((one) => !status?.length || status.includes(one.status))
        .filter((one) => assigned !== 'me' || one.people.some(({ userId }) => userId === OWN_ID))
        .sort((one, other) =>
          sort === 'name'
            ? sign * one.name.localeCompare(other.name)
            : sign * one.number.localeCompare(other.number),
        )
        .map((one) => ({ ...one, people: one.people.length, guests: guestsOf(one) }))
      return { items, next: null }
    },
    'cases.counts': () => ({
      open: office.cases.filter(({ status }) => status === 'open').length,
      closed: office.cases.filter(({ status }) => status === 'closed').length,
    }),
    'cases.read': ({ caseId }) => detailsOf(caseOf(caseId)),
    'cases.create': ({ number, name }) => {
      if (office.cases.some((one) => one.number === number)) {
        const message = 'Another case of the firm has this number. Choose another one.'
        throw new AppError('case.number-taken', undefined, { fields: [{ path: 'number', message }] })
      }
      const created = aCase(number, name, { people: [aPerson('Ada Hartwell', { userId: OWN_ID })] })
      office.cases.push(created)
      return detailsOf(created)
    },
    'cases.change': ({ caseId, version, ...part }) => change(caseId, version, part),
    'cases.close': ({ caseId, version }) =>
      change(caseId, version, { status: 'closed', closedAt: '2026-05-04T10:00:00.000Z' }),
    'cases.reopen': ({ caseId, version }) => change(caseId, version, { status: 'open', closedAt: null }),
    'cases.candidates': ({ q }) => ({
      items: office.candidates.filter(({ name }) => !q || name.toLowerCase().includes(q.toLowerCase())),
    }),
    'cases.addPeople': ({ caseId, userIds }) => {
      for (const userId of userIds) join(caseId, userId)
      return detailsOf(caseOf(caseId))
    },
    'cases.removePerson': ({ caseId, userId, work }) => {
      const { openTasks = 0 } = caseOf(caseId).people.find((one) => one.userId === userId) ?? {}
      if (openTasks > 0 && work === undefined)
        throw new AppError('case.person-has-work', { tasks: openTasks, reviews: 0 })
      leave(caseId, userId)
      return detailsOf(caseOf(caseId))
    },
    'cases.swapGuest': ({ caseId, outUserId, inUserId }) => {
      leave(caseId, outUserId)
      join(caseId, inUserId)
      return detailsOf(caseOf(caseId))
    },
    'users.moveGuest': ({ toCaseId, userId }) => {
      join(toCaseId, userId)
      return detailsOf(caseOf(toCaseId))
    },
  }
}

/** Somebody who could join; `refusal` by its code and sentence. */
export function aCandidate(name: string, part: Partial<CaseCandidate> = {}): CaseCandidate {
  const { userId, email } = aPerson(name)
  return { userId, name, email, level: 'limited', refusal: null, guestOn: null, ...part }
}

/** The own entry among the people of a case. */
export function yourself(): CasePerson {
  return aPerson('Ada Hartwell', { userId: OWN_ID, level: 'standard' })
}
