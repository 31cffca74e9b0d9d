import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { endBackendProcesses, startBackendProcess } from '../../support/backend-process.ts'
import { buildBackend } from '../../support/built-backend.ts'
import { openFirstAccount } from '../../support/first-account.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { createEmptyDatabase, type TestDatabase } from '../../support/test-database.ts'
import { TEST_SECRET } from '../../support/test-secret.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let database: TestDatabase
beforeAll(async () => {
  database = await createEmptyDatabase()
})
afterAll(async () => {
  await endBackendProcesses()
  await database.drop()
})

it('makes the PDF file of an invoice as it is shipped, with the fonts that travel beside it', async () => {
  const backend = await startBackendProcess([], { DATABASE_URL: database.url, ROSTER_SECRET: TEST_SECRET })
  const client = await openFirstAccount(backend, 'ada@hartwell.test')
  const [invoice] = (await client.call('invoices.list', {})).items
  const file = await client.call('invoices.pdf', { invoiceId: invoice?.invoiceId ?? '' })
  const { pages } = await readPdf(file.content)
  expect(pages[0]).toContain('Invoice 1')
  expect(pages[0]).toContain('$40.00')

  const fonts = join(dirname(await buildBackend()), 'fonts')
  for (const name of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'LICENSE'])
    expect(existsSync(join(fonts, name))).toBe(true)
})
