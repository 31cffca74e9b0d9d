import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { addCases, type SeededCases } from '../../backend/operations/seed-cases.ts'
import { encodeRequest } from '../../shared/contract/http.ts'
import { type AccountOperationName, accountOperation, type Input } from '../../shared/contract/index.ts'
import { Client } from '../support/client.ts'
import type { Figure } from './figures.ts'
import { askRepeatedly, median } from './load.ts'
import type { Effort } from './measure-reads.ts'
import type { Firm, Office } from './office.ts'

const SMALL: SeededCases = { cases: 1_000, assignments: 20_000 }
const LARGE: SeededCases = { cases: 100_000, assignments: 2_000_000 }
/** Cases of the Limited User who asks, in both accounts. */
const OWN_CASES = 200
const PASSWORD = 'seven grey herons wade'

const questions = {
  'first page': ['cases.list', { limit: 50 }],
  'by date, newest first': ['cases.list', { sort: 'opened', direction: 'desc' }],
  'search "matter"': ['cases.list', { q: 'matter' }],
  outline: ['cases.outline', {}],
  counts: ['cases.counts', {}],
} satisfies Record<string, [AccountOperationName, Input<'cases.list'>]>

/** What a Limited User sees of a hundred times as many cases, against what they see of few. */
export async function measureCases(
  office: Office,
  effort: Effort,
  say: (line: string) => void,
): Promise<Figure[]> {
  const { small, large } = await prepare(office)
  const figures: Figure[] = []
  for (const [label, [name, input]] of Object.entries(questions)) {
    const { path } = encodeRequest(accountOperation(name), input)
    const ratios: number[] = []
    for (let round = 0; round < effort.rounds; round += 1) {
      const few = await askRepeatedly(small.address + path, cookieOf(small), effort.seconds)
      const many = await askRepeatedly(large.address + path, cookieOf(large), effort.seconds)
      ratios.push(few.perSecond / many.perSecond)
      say(`${label}: ${Math.round(few.perSecond)} and ${Math.round(many.perSecond)} answers per second`)
    }
    figures.push({
      key: `visible cases ${label}`,
      label: `cases of a Limited User, ${label}: 100,000 cases against 1,000`,
      value: median(ratios),
      unit: 'ratio',
      goal: { atMost: 2 },
    })
  }
  return figures
}

/** Fills both accounts and answers the Limited User of each. */
async function prepare(office: Office): Promise<{ small: Client; large: Client }> {
  const pool = new pg.Pool({ ...office.database, max: 1 })
  try {
    await addCases(drizzle(pool), office.large.accountId, LARGE)
    await addCases(drizzle(pool), office.small.accountId, SMALL)
    const [small, large] = [await addLimitedUser(office.small), await addLimitedUser(office.large)]
    await pool.query('vacuum (analyze) case_people')
    return { small, large }
  } finally {
    await pool.end()
  }
}

/** A Limited User, signed in, on the same number of cases whatever the size of the account. */
async function addLimitedUser({ client }: Firm): Promise<Client> {
  const email = `limited.${Date.now()}@hartwellmoss.example`
  const { invited } = await client.call('invitations.create', {
    addresses: [email],
    level: 'limited',
  })
  const { link } = await client.call('invitations.copyLink', { invitationId: invited[0]?.invitationId ?? '' })
  const limited = new Client(client.address)
  await limited.call('registration.accept', {
    token: new URL(link).hash.replace(/^#/, ''),
    newLogin: { name: 'Lia Lindgren', password: PASSWORD },
  })
  await limited.call('session.signIn', { email, password: PASSWORD })
  const session = await limited.call('session.read', {})
  if (session.state !== 'signed-in') throw new Error('The Limited User is not signed in.')
  const { items } = await client.call('cases.list', { limit: OWN_CASES, sort: 'opened' })
  for (const { caseId } of items)
    await client.call('cases.addPeople', { caseId, userIds: [session.user.userId] })
  return limited
}

function cookieOf(client: Client): string {
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}
