import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addIdentity, addUser, whoIs } from '../../support/people.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import { startMailingBackend } from '../outbox/mailing.ts'

let smtp: SmtpTestServer
let backend: TestBackend
let admin: Client
let accountId: string

beforeAll(async () => {
  smtp = await startSmtpServer()
  backend = await startMailingBackend(smtp)
  admin = await backend.openAccount()
  accountId = (await whoIs(admin)).accountId
})
afterAll(async () => {
  await backend.stop()
  await smtp.stop()
})

async function addPerson(name: string) {
  const email = `${crypto.randomUUID()}@hartwell.test`
  const userId = await addUser(backend, accountId, await addIdentity(backend, email, name), { email, name })
  return { userId, email }
}

async function addTasks(caseId: string, assigneeId: string, titles: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const title of titles) {
    const { taskId } = await admin.call('tasks.create', { caseId, title, dueOn: '2030-05-01', assigneeId })
    ids.push(taskId)
  }
  return ids
}

it('writes to each receiver once, with fifty pieces and how many more there are', async () => {
  const [ana, ben, lia] = [
    await addPerson('Ana Ruiz'),
    await addPerson('Ben Carter'),
    await addPerson('Lia Lindgren'),
  ]
  const { caseId } = await admin.call('cases.create', { number: '2026-7', name: 'Stone v. Harbour' })
  const many = await addTasks(
    caseId,
    ana.userId,
    Array.from({ length: 53 }, (_, number) => `Task ${number}`),
  )
  const [hostile = ''] = await addTasks(caseId, ana.userId, ['<b>Click</b> https://evil.test/now'])
  await admin.call('handOvers.run', {
    userId: ana.userId,
    placements: [
      ...many.map((itemId) => ({ kind: 'task' as const, itemId, receiverId: ben.userId })),
      { kind: 'task' as const, itemId: hostile, receiverId: lia.userId },
    ],
  })
  const arrived = await smtp.waitForArrivals(2)
  const mailTo = (email: string) => arrived.filter(({ to }) => to.includes(email)).map(({ mail }) => mail)
  const [toBen, ...more] = mailTo(ben.email)
  expect(more).toEqual([])
  expect(toBen?.subject).toBe('Work of Ana Ruiz is now yours')
  expect(toBen?.text).toContain('Ada Hartwell handed over work of Ana Ruiz')
  expect(toBen?.text).toContain('53 pieces of work')
  expect(toBen?.text?.match(/\bTask \d+ \(case 2026-7, Stone v\. Harbour, due May 1, 2030\)/g)).toHaveLength(
    50,
  )
  expect(toBen?.text).toContain('And 3 more.')
  const [toLia] = mailTo(lia.email)
  expect(toLia?.text).toContain('<b>Click</b>')
  expect(`${toLia?.text}${toLia?.html}`).not.toMatch(/https:\/\/evil|evil\.test/)
  expect(toLia?.html).not.toContain('<b>Click')
})

it('does not write of work that went back before the message left', async () => {
  const [ana, ben] = [await addPerson('Ana Ruiz'), await addPerson('Ben Carter')]
  const { caseId } = await admin.call('cases.create', { number: '2026-8', name: 'Harbour v. Stone' })
  const [itemId = ''] = await addTasks(caseId, ana.userId, ['File the motion'])
  await smtp.goDown()
  const { handOverId } = await admin.call('handOvers.run', {
    userId: ana.userId,
    placements: [{ kind: 'task', itemId, receiverId: ben.userId }],
  })
  await admin.call('handOvers.reverse', { handOverId })
  const before = smtp.arrived.length
  await smtp.comeUp()
  const stateOf = async () =>
    (await admin.call('outbox.list', {})).items.find(({ recipient }) => recipient === ben.email)
  const message = await stateOf()
  backend.clock.moveBy(60 * 60_000)
  await expect.poll(async () => (await stateOf())?.state, { timeout: 20_000 }).toBe('cancelled')
  expect(message?.kind).toBe('work-received')
  expect(smtp.arrived).toHaveLength(before)
})
