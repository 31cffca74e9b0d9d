import { and, eq } from 'drizzle-orm'
import { searchKey } from '../../shared/rules/text.ts'
import { cases, users } from '../database/tables/index.ts'
import { closeCase, createCase } from '../modules/cases/change.ts'
import { addPeople } from '../modules/cases/people.ts'
import type { WriteScope } from '../scope.ts'
import type { SampleFirm } from './bill-sample-firm.ts'
import { sampleCases } from './cases.ts'
import { samplePeople } from './people.ts'

/** Something that happened to the cases of the sample firm, so many days ago. */
export interface CaseEvent {
  days: number
  happen: (at: Date) => Promise<void>
}

/** All that happened to the cases: opened, joined and closed as somebody would do it today. */
export function livesOfCases(firm: SampleFirm, userIds: ReadonlyMap<string, string>): CaseEvent[] {
  return sampleCases.flatMap((one) => {
    const [openedBy, ...others] = one.people
    const { openedDays, closedDays } = one
    const joinDays = new Map<number, string[]>()
    for (const name of others) {
      const days = Math.min(openedDays, joinedDays(name))
      joinDays.set(days, [...(joinDays.get(days) ?? []), requireId(userIds, name)])
    }
    const as = (at: Date) => actAs(firm, requireId(userIds, openedBy), at)
    return [
      {
        days: openedDays,
        happen: async (at: Date) => {
          await createCase(await as(at), { number: one.number, name: one.name })
        },
      },
      ...[...joinDays].map(([days, joining]) => ({
        days,
        happen: async (at: Date) => {
          const { caseId } = await findCase(firm, one.number)
          await addPeople(await as(at), { caseId, userIds: joining })
        },
      })),
      ...(closedDays === undefined
        ? []
        : [
            {
              days: closedDays,
              happen: async (at: Date) => {
                await closeCase(await as(at), await findCase(firm, one.number))
              },
            },
          ]),
    ]
  })
}

/** Somebody of the sample firm at work, so many days ago. */
export async function actAs(
  { context, tx, accountId }: SampleFirm,
  userId: string,
  now: Date,
): Promise<WriteScope> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.userId, userId)))
  if (!user) throw new Error('A case of the sample firm was opened by nobody.')
  const { identityId, name, level } = user
  return { context, tx, now, actor: { accountId, userId, identityId, sessionId: '', name, level, ip: null } }
}

/** A case of the sample firm by its number. */
export async function findCase({ tx, accountId }: SampleFirm, number: string) {
  const [found] = await tx
    .select({ caseId: cases.caseId, version: cases.version })
    .from(cases)
    .where(and(eq(cases.accountId, accountId), eq(cases.numberKey, searchKey(number))))
  if (!found) throw new Error(`The sample case ${number} is not there yet.`)
  return found
}

function joinedDays(name: string): number {
  const person = samplePeople.find((one) => one.name === name)
  if (!person) throw new Error(`Nobody in the sample firm is called ${name}.`)
  return person.joinedDays
}

/** The id of somebody of the sample firm. */
export function requireId(userIds: ReadonlyMap<string, string>, name: string): string {
  const userId = userIds.get(name)
  if (userId === undefined) throw new Error(`Nobody in the sample firm is called ${name}.`)
  return userId
}
