import { expect, it } from 'vitest'
import { forgetUnusedQuotes } from '../../../backend/modules/quotes/forget-unused.ts'
import { openBillingOffice } from '../../support/billing-office.ts'

it('a preview that nobody confirmed is forgotten a day after its end; a confirmed one stays', async () => {
  const office = await openBillingOffice()
  try {
    const accountId = await office.openAccount('2025-05-01T12:00:00Z')
    await office.rows(
      `insert into quotes (account_id, quote_id, user_id, request, content, created_at, expires_at, used_at)
       select $1, gen_random_uuid(), gen_random_uuid(), '{}', content, '2025-05-01T12:00:00Z', '2025-05-01T12:15:00Z', used_at
       from (values ('"unused"'::jsonb, null), ('"used"'::jsonb, '2025-05-01T12:01:00Z'::timestamptz)) as made (content, used_at)`,
      [accountId],
    )
    const leftAt = async (at: string) => {
      await forgetUnusedQuotes({ database: office.database, clock: { now: async () => new Date(at) } })
      const left = await office.rows<{ content: string }>('select content from quotes order by content')
      return left.map(({ content }) => content)
    }
    expect(await leftAt('2025-05-02T12:14:59Z')).toEqual(['unused', 'used'])
    expect(await leftAt('2025-05-02T12:15:01Z')).toEqual(['used'])
  } finally {
    await office.stop()
  }
})
