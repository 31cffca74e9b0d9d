import { and, eq } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { SAMPLE_LOGIN } from '../../shared/model/sample.ts'
import { hashLimited } from '../auth/limited-hashing.ts'
import type { Context } from '../context.ts'
import { databaseNow } from '../database/open.ts'
import { accounts, authUser, users } from '../database/tables/index.ts'
import { recordActivity } from '../modules/activity/record.ts'
import { priceNewSeat, startSeat } from '../modules/billing/accept-seat.ts'
import { openBilling } from '../modules/billing/open-billing.ts'
import { settleSeats } from '../modules/billing/settle-seats.ts'
import { livesOfCases } from './add-cases.ts'
import { addInvitation, addPerson, daysBefore } from './add-people.ts'
import { livesOfTemplates } from './add-templates.ts'
import { livesOfWork } from './add-work.ts'
import { deliverPastBills, letTimePass, type SampleFirm, upgradeToStandard } from './bill-sample-firm.ts'
import { type SamplePerson, sampleInvitations, samplePeople } from './people.ts'

const FIRM = {
  firmName: 'Hartwell & Moss LLP',
  address: '200 Rowes Wharf, Floor 12\nBoston, MA 02110',
  phone: '+1 (617) 555-0142',
  fax: '+1 (617) 555-0143',
  timeZone: 'America/New_York',
}
/** Billing began five months ago; a later upgrade made the cycles begin on another day. */
const BILLED_DAYS = 152
const UPGRADED_DAYS = 97

/** Makes the sample firm to look around in, unless it is there already. Everybody has the same sample password. */
export async function makeSampleFirm(context: Context): Promise<void> {
  const { system } = context.database
  const [known] = await system.select().from(authUser).where(eq(authUser.email, SAMPLE_LOGIN.email))
  if (known) return
  const passwordHash = await hashLimited(SAMPLE_LOGIN.password)
  await system.transaction(async (tx) => {
    const now = await databaseNow(tx)
    const accountId = uuid7()
    const opener = { userId: uuid7(), name: samplePeople[0]?.name ?? '', ip: null }
    const userIds = new Map(samplePeople.map(({ name }) => [name, uuid7()]))
    userIds.set(opener.name, opener.userId)
    const firm: SampleFirm = { context, tx, accountId, opener }
    await tx.insert(accounts).values({
      accountId,
      ...FIRM,
      createdAt: daysBefore(now, samplePeople[0]?.joinedDays ?? 0),
    })
    const past: PastEvent[] = [
      { days: UPGRADED_DAYS, happen: async (at) => upgradeToStandard(firm, at) },
      ...samplePeople.flatMap((person) => {
        const userId = userIds.get(person.name) ?? uuid7()
        return livesOf(firm, { person, userId, passwordHash, now })
      }),
      ...livesOfCases(firm, userIds),
      ...livesOfWork(firm, userIds, FIRM.timeZone),
      ...livesOfTemplates(firm),
    ]
    await liveThrough(firm, past, now)
    for (const invitation of sampleInvitations)
      await addInvitation(tx, { accountId, invitation, now, opener })
  })
}

/** Something that happened to the sample firm, so many days ago. */
interface PastEvent {
  days: number
  happen: (at: Date) => Promise<void>
}

/** What was before billing happens first; from then on day by day, with what comes by itself in between. */
async function liveThrough(firm: SampleFirm, past: readonly PastEvent[], now: Date): Promise<void> {
  const { context, tx, accountId } = firm
  const inOrder = past.toSorted((one, other) => other.days - one.days)
  const run = async (days: number) => {
    for (const event of inOrder.filter((one) => one.days === days)) await event.happen(daysBefore(now, days))
  }
  for (const days of new Set(inOrder.map((event) => event.days))) if (days > BILLED_DAYS) await run(days)
  await openBilling(context, tx, accountId, daysBefore(now, BILLED_DAYS))
  for (let days = BILLED_DAYS; days >= 0; days -= 1) {
    await letTimePass(firm, daysBefore(now, days))
    await run(days)
  }
  await deliverPastBills(firm)
}

function livesOf(
  firm: SampleFirm,
  {
    person,
    userId,
    passwordHash,
    now,
  }: { person: SamplePerson; userId: string; passwordHash: string; now: Date },
): PastEvent[] {
  const { context, tx, accountId, opener } = firm
  const { joinedDays, inactiveDays, away, level } = person
  const isBilled = joinedDays <= BILLED_DAYS
  const join = async (at: Date) => {
    const seat = isBilled ? await priceNewSeat(context, tx, { accountId, level, now: at }) : undefined
    const activityId = await addPerson(tx, { accountId, userId, person, passwordHash, now, opener })
    if (seat) await startSeat(tx, seat, { userId, activityId, now: at })
  }
  const become = async (status: 'active' | 'inactive', days: number, at: Date): Promise<void> => {
    await tx
      .update(users)
      .set({ status, statusSince: at })
      .where(and(eq(users.accountId, accountId), eq(users.userId, userId)))
    if (days <= BILLED_DAYS) return settleSeats(context, tx, accountId, { now: at, actor: opener })
    const subject = { id: userId, name: person.name }
    await recordActivity(tx, accountId, at, { kind: 'user.deactivated', actor: opener, subject })
  }
  const changes: (readonly ['active' | 'inactive', number])[] = []
  if (inactiveDays !== undefined) changes.push(['inactive', inactiveDays])
  if (away) changes.push(['inactive', away.fromDays], ['active', away.toDays])
  return [
    { days: joinedDays, happen: join },
    ...changes.map(([status, days]) => ({ days, happen: (at: Date) => become(status, days, at) })),
  ]
}
