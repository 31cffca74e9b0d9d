import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterSampleFirm, openTabOf, row } from './acts.ts'
import { openDesktop } from './desktop-fixture.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'
import { watchPolicy } from './watch-policy.ts'

test.use({ beginning: 'sample' })

test('the first start of the window and its Users page are for everybody', async ({
  browser,
  server,
  violations,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'roster-window-'))
  const { page, quit } = await openDesktop({ browser, dataDir })
  try {
    await watchPolicy(page, violations)
    await expect(page.getByRole('heading', { name: 'Welcome to Roster' })).toBeVisible()
    await expectAccessible(page, 'first start')
    await page.getByRole('radio', { name: 'Connect to an account server' }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/Enter the address of the account server/).first()).toBeVisible()
    await expectAccessible(page, 'first start without an address')
    await page.getByLabel('Address of the server').fill(server.address)
    await page.getByRole('button', { name: 'Continue' }).click()
    await enterSampleFirm(page)
    await expectAccessible(page, 'users')
    await openTabOf(page, 'Pending invitations')
    await expect(row(page, 'ana.ruiz@')).toBeVisible()
    await expectAccessible(page, 'pending invitations')
  } finally {
    await quit()
    await rm(dataDir, { recursive: true, force: true })
  }
})
