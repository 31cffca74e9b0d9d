import { implementations } from '../../../backend/modules/implementations.ts'
import type { Actor } from '../../../backend/scope.ts'
import { AppError } from '../../../shared/errors.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { actOn } from '../../support/act-quietly.ts'
import { openQuietBackend, type QuietBackend } from '../../support/quiet-backend.ts'
import { type Random, seededRandom } from '../../support/random.ts'

/** Somebody as the rows of the database show them at a moment. */
export interface PersonNow {
  userId: string
  name: string
  level: Level
  status: UserStatus
  /** Numbers of cases, in order. */
  cases: string[]
}

/** A firm whose history was written down while it happened. */
export interface RecordedFirm {
  backend: QuietBackend
  owner: Actor
  caseIds: string[]
  /** The acts to come, by their numbers. */
  deck: number[]
  /** Everybody at the end of each day, as read at that moment. */
  endOfDay: Map<string, PersonNow[]>
  /** From each moment on: who could open which case, as "user case". */
  sight: { at: number; pairs: Set<string> }[]
}

const HOUR = 3_600_000
export const TIME_ZONE = 'America/New_York'
// The clocks of New York go forward on 8 March 2026.
const BEGIN = Date.parse('2026-03-02T15:00:00Z')

/** The local day of an instant. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(at)
}

/** Lets a firm live for some days with a random history, writing down what is true at every day's end. */
export async function recordFirm(seed: number, days: number): Promise<RecordedFirm> {
  const random = seededRandom(seed)
  const backend = await openQuietBackend()
  backend.setNow(new Date(BEGIN))
  const owner = await backend.openAccount({ timeZone: TIME_ZONE, trialDays: 365 })
  const firm: RecordedFirm = { backend, owner, caseIds: [], deck: [], endOfDay: new Map(), sight: [] }
  let now = BEGIN
  const until = BEGIN + days * 24 * HOUR
  while (now < until) {
    await tolerate(() => live(firm, random))
    firm.sight.push({ at: now, pairs: await readSight(firm) })
    const next = now + (random.chance(0.2) ? 0 : 1 + random.integer(7 * HOUR))
    for (let at = now; at <= next; at += HOUR) await writeDown(firm, at, next)
    now = next
    backend.setNow(new Date(now))
  }
  await writeDown(firm, now - 24 * HOUR, now)
  return firm
}

/** Keeps what is true now for each day that ends between two moments. */
async function writeDown(firm: RecordedFirm, at: number, next: number): Promise<void> {
  const day = dayOf(at)
  if (day !== dayOf(next) && !firm.endOfDay.has(day)) firm.endOfDay.set(day, await readPeople(firm))
}

/** Everybody now, by name and id. */
async function readPeople({ backend, owner }: RecordedFirm): Promise<PersonNow[]> {
  const { rows } = await backend.context.database.systemPool.query<PersonNow>(
    `select u.user_id as "userId", u.name, u.level, u.status, coalesce((
       select array_agg(c.number order by c.number_order) from case_people p join cases c using (account_id, case_id)
       where p.account_id = u.account_id and p.user_id = u.user_id), '{}') as cases
     from users u where u.account_id = $1 order by u.name_key, u.user_id`,
    [owner.accountId],
  )
  return rows
}

async function readSight({ backend, owner }: RecordedFirm): Promise<Set<string>> {
  const { rows } = await backend.context.database.systemPool.query<{ pair: string }>(
    `select u.user_id || ' ' || c.case_id as pair from users u join cases c using (account_id)
     where u.account_id = $1 and u.status = 'active' and (u.level in ('administrator', 'standard') or exists (
       select from case_people p where p.account_id = u.account_id and p.user_id = u.user_id and p.case_id = c.case_id))`,
    [owner.accountId],
  )
  return new Set(rows.map(({ pair }) => pair))
}

/** Something happens in the firm now. */
async function live(firm: RecordedFirm, random: Random): Promise<void> {
  const { backend, owner, caseIds, deck } = firm
  const people = await readPeople(firm)
  const others = people.filter(({ userId }) => userId !== owner.userId)
  const join = async () => {
    await backend.join(owner, random.pick(levels))
  }
  if (others.length < 3) return join()
  const one = random.pick(others)
  const { userId } = one
  const caseId = () => random.pick(caseIds)
  const acts = [
    join,
    openCase,
    openCase,
    renameCase,
    rename,
    ...Array.from({ length: 4 }, () => turn),
    ...Array.from({ length: 4 }, () => changeLevel),
    ...Array.from({ length: 8 }, () => putOn),
    ...Array.from({ length: 5 }, () => takeOff),
  ]
  if (caseIds.length === 0) return openCase()
  // Every act comes before any comes again: no history is without one of them.
  const left = deck.length === 0 ? acts.map((_, index) => index) : []
  while (left.length > 0) deck.push(...left.splice(random.integer(left.length), 1))
  return acts[deck.pop() ?? 0]?.()

  async function openCase() {
    const input = { number: `2026-${caseIds.length + 1}`, name: `Matter ${caseIds.length + 1}` }
    caseIds.push((await backend.write(owner, 'cases.create', input)).caseId)
  }
  async function renameCase() {
    const id = caseId()
    const { version } = await backend.read(owner, 'cases.read', { caseId: id })
    const number = `2026-${1_000 + random.integer(1_000)}`
    await backend.write(owner, 'cases.change', { caseId: id, version, number, name: 'Renamed' })
  }
  async function rename() {
    const names = ['Ann Lee', 'Émile Zola', 'bo ruiz', 'Cleo Marsh', 'Ben Carter']
    const name = random.pick(names.filter((other) => other !== one.name))
    const { rows } = await backend.context.database.systemPool.query<{ identity_id: string }>(
      'select identity_id from users where user_id = $1',
      [userId],
    )
    const actor = { ...owner, userId, identityId: rows[0]?.identity_id ?? '' }
    const request = { context: backend.context, headers: new Headers(), ip: '', session: null, actor }
    const implementation = implementations['profile.update']
    if (!('direct' in implementation)) throw new Error('Names are changed otherwise now.')
    await implementation.direct({ ...request, setCookies: () => undefined }, { name })
  }
  async function turn() {
    const act = one.status === 'active' ? 'deactivate' : 'reactivate'
    await actOn(backend, owner, { act, userIds: [userId] })
  }
  async function changeLevel() {
    await actOn(backend, owner, { act: 'changeLevel', userIds: [userId], level: random.pick(levels) })
  }
  async function putOn() {
    await backend.write(owner, 'cases.addPeople', { caseId: caseId(), userIds: [userId] })
  }
  async function takeOff() {
    const [number] = random.some(one.cases, 1)
    const { items } = await backend.read(owner, 'cases.list', { limit: 200 })
    const found = items.find((row) => row.number === number)
    if (found) await backend.write(owner, 'cases.removePerson', { caseId: found.caseId, userId })
  }
}

/** Some acts are refused; that is part of a firm's life. */
async function tolerate(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}
