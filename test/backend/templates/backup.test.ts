import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startTestBackend } from '../../support/backend.ts'
import { signIn, whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

it('a backup brings account information and templates to another computer, archived ones and their order too', async () => {
  const here = await startTestBackend({ mailServer: undefined })
  const there = await startTestBackend({ mailServer: undefined })
  const admin = await here.openAccount()
  const { email } = await whoIs(admin)
  await admin.call('account.change', {
    firmName: 'Stone & Moss LLP',
    address: '12 Harbour Street\nBoston',
    phone: '617 555 0100',
    fax: '',
    dateFormat: 'year-month-day',
    timeZone: 'Europe/Berlin',
    version: 1,
  })
  const ids: string[] = []
  for (const name of ['Witness', 'Expert', 'Judge']) {
    const { templateId } = await admin.call('templates.create', {
      kind: 'contact',
      name,
      description: 'As we write them down.',
      fields: [{ label: 'Side', type: 'choice', choices: ['Ours', 'Theirs'], required: true }],
    })
    ids.push(templateId)
  }
  await admin.call('templates.order', { kind: 'contact', before: ids, after: ids.toReversed() })
  await admin.call('templates.archive', { templateId: ids[1] ?? '', version: 1 })
  const before = [await admin.call('account.read', {}), await admin.call('templates.list', { show: 'all' })]

  const file = join(await makeTemporaryFolder(), 'stone.backup')
  await runRoster(here.databaseUrl, ['backup', file])
  expect((await runRoster(there.databaseUrl, ['restore', file])).code).toBe(0)
  const restored = await signIn(there, email)
  expect([
    await restored.call('account.read', {}),
    await restored.call('templates.list', { show: 'all' }),
  ]).toEqual(before)
  expect(await findBrokenRules(there.databaseUrl)).toEqual([])
  await Promise.all([here.stop(), there.stop()])
})
