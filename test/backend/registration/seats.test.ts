import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Level } from '../../../shared/rules/levels.ts'
import { freshAddress, invite, mailedToken, outcomeOf, register } from '../invitations/inviting.ts'
import { type Firm, openQuoteOffice, type QuoteOffice } from '../quotes/office.ts'

let office: QuoteOffice

beforeAll(async () => {
  office = await openQuoteOffice()
})
afterAll(async () => {
  await office.expectOrder()
  await office.stop()
})

/** Somebody accepts an invitation at an instant; answers what the estimate said a moment before. */
async function accept(firm: Firm, level: Level, at: string): Promise<number> {
  const { invitationId } = await invite(firm.ada, freshAddress(), level)
  office.goTo(at)
  const { todayCents } = await firm.ada.call('billing.estimate', { level })
  await register(office.backend.visitor(), await mailedToken(office.backend, invitationId))
  return todayCents
}

const joined = (firm: Firm) =>
  office.query<{ facts: object; cents: number | null; on: string }>(
    `select a.facts - 'invitationId' - 'email' as facts, l.amount_cents::int as cents, s.effective_on::text as on
     from activity a join seat_changes s on s.account_id = a.account_id and s.activity_id = a.activity_id
     left join ledger_lines l on l.account_id = s.account_id and l.user_id = s.user_id
     where a.account_id = $1 and a.kind = 'invitation.accepted'`,
    [firm.accountId],
  )

describe('accepting an invitation', () => {
  it('books exactly the estimate of that moment, for the next invoice', async () => {
    const firm = await office.openFirm({ at: '2025-05-01T16:00:00Z' })
    const estimate = await accept(firm, 'standard', '2025-05-15T16:00:00Z')
    // 17 of 31 days of a seat of 40.00.
    expect(estimate).toBe(2194)
    expect(await joined(firm)).toEqual([
      { facts: { level: 'standard', chargeCents: 2194 }, cents: 2194, on: '2025-05-15' },
    ])
    expect(await firm.invoices()).toEqual([['cycle', 4000, 0, 4000]])
    office.goTo('2025-06-01T16:00:00Z')
    await firm.ada.call('quotes.create', { act: 'deactivate', userIds: [await firm.join('guest')] })
    expect((await firm.invoices()).at(-1)).toEqual(['cycle', 8000 + 2194, 0, 8000 + 2194])
  })

  it('costs a guest nothing', async () => {
    const firm = await office.openFirm({ at: '2025-05-01T16:00:00Z' })
    expect(await accept(firm, 'guest', '2025-05-15T16:00:00Z')).toBe(0)
    expect(await joined(firm)).toEqual([
      { facts: { level: 'guest', chargeCents: 0 }, cents: null, on: '2025-05-15' },
    ])
  })

  it('after a boundary belongs to the new cycle, also when its renewal is late', async () => {
    const firm = await office.openFirm({ at: '2025-05-01T16:00:00Z' })
    office.goTo('2025-05-20T16:00:00Z')
    const estimate = await accept(firm, 'standard', '2025-06-01T04:00:00Z')
    expect(estimate).toBeGreaterThan(0)
    expect(await joined(firm)).toEqual([
      { facts: { level: 'standard', chargeCents: 4000 }, cents: 4000, on: '2025-06-01' },
    ])
  })

  it('is not there when its charge cannot be booked', async () => {
    const firm = await office.openFirm({ at: '2025-05-01T16:00:00Z' })
    const { invitationId } = await invite(firm.ada, freshAddress(), 'standard')
    const token = await mailedToken(office.backend, invitationId)
    const before = await firm.everything()
    await office.query(
      'create trigger fails before insert on ledger_lines for each row execute function refuse_change()',
    )
    expect(await outcomeOf(register(office.backend.visitor(), token))).toBe('unexpected')
    await office.query('drop trigger fails on ledger_lines')
    expect(await firm.everything()).toBe(before)
    expect(await outcomeOf(register(office.backend.visitor(), token))).toBe('done')
  })
})
