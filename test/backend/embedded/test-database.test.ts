import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../support/test-database.ts'

test('every test file gets a migrated database of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const client = new Client({ connectionString: one.url })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  )
  const login = await client.query<{ super: boolean }>(
    'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
  )
  await client.end()
  await Promise.all([one.drop(), other.drop()])

  expect(one.url).not.toBe(other.url)
  expect(tables.rows.map(({ name }) => name)).toContain('users')
  expect(process.env.TEST_DATABASE_URL ? false : login.rows[0]?.super).toBe(false)
})
