import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { anOffice, aUser, serve } from './office.ts'
import { passDays, quoteOf, someMoney } from './office-billing.ts'
import { openUsers, rowOf, toldSentence } from './open-users.tsx'

function aFirm(money = someMoney()) {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const sami = aUser('Sami Garcia')
  const gwen = aUser('Gwen Poole', { level: 'guest' })
  const lena = aUser('Lena Ott', { status: 'inactive' })
  return { office: anOffice({ own, users: [own, sami, gwen, lena], money }), own, sami, gwen, lena }
}

type Page = Awaited<ReturnType<typeof openUsers>>

/** Presses the button of a row and waits for the amounts. */
async function askAbout({ person }: Page, name: string, verb: 'Deactivate' | 'Reactivate') {
  await person.click(within(await rowOf(name)).getByRole('button', { name: `${verb} ${name}` }))
  const dialog = await screen.findByRole('dialog', { name: `${verb} ${name}?` })
  await within(dialog).findByText(/^Next invoice/)
  return within(dialog)
}

async function chooseLevel(page: Page, name: string, level: string) {
  await page.person.click(within(await rowOf(name)).getByRole('button', { name: `Actions for ${name}` }))
  await page.person.click(await screen.findByRole('menuitem', { name: /^Change permission level/ }))
  const dialog = within(await screen.findByRole('dialog'))
  await page.person.click(await dialog.findByRole('radio', { name: level }))
  await dialog.findByText(/^Next invoice/)
  return dialog
}

const figure = (dialog: ReturnType<typeof within>, term: string | RegExp) =>
  dialog.getByText(term).closest('div')?.textContent ?? ''

afterEach(() => {
  vi.useRealTimers()
})

describe('the money of a deactivation', () => {
  it('is written out so that it can be checked by hand, and stands on the button', async () => {
    const page = await openUsers(aFirm().office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    expect(figure(dialog, 'Seat')).toContain('$30.00 a month')
    expect(figure(dialog, 'Left of this cycle, today included')).toContain('17 of 31 days')
    expect(figure(dialog, 'Credit')).toContain('Taken off the invoice of Jun 1, 2025')
    expect(figure(dialog, 'Credit')).toContain('$16.45')
    expect(
      dialog.getByText(
        'Days May 1 to May 14: 14 × $30.00 / 31 = $13.55 is what stays billed for this cycle.',
      ),
    ).toBeInTheDocument()
    expect(dialog.getByText('$30.00 billed so far − $13.55 = $16.45 credit.')).toBeInTheDocument()
    expect(figure(dialog, 'Credit balance')).toMatch(/\$0\.00.*\$16\.45/)
    expect(figure(dialog, 'Next invoice, Jun 1, 2025')).toMatch(/Estimate.*\$60\.00.*\$13\.55/)
    expect(dialog.getByText(/No refund is paid out/)).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' })).toBeInTheDocument()
  })

  it('of a guest is nothing, and says so', async () => {
    const page = await openUsers(aFirm().office)
    const dialog = await askAbout(page, 'Gwen Poole', 'Deactivate')
    expect(dialog.getByText('A guest is free; nothing is credited.')).toBeInTheDocument()
    expect(dialog.queryByText('The sum, by hand')).not.toBeInTheDocument()
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate user' }))
    expect(await toldSentence()).toBe('Gwen Poole was deactivated and is signed out everywhere.')
  })

  it('of a trial is nothing, and says until when', async () => {
    const money = someMoney({ cycle: { startOn: '2025-05-01', endOn: '2025-06-01', seatPriceCents: 0 } })
    const page = await openUsers(aFirm(money).office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    expect(
      dialog.getByText(/in its trial until Jun 1, 2025: .* so nothing is credited\./),
    ).toBeInTheDocument()
  })

  it('is booked once, however fast the button is pressed', async () => {
    const { office } = aFirm()
    const page = await openUsers(office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    await page.person.dblClick(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    expect(await toldSentence()).toContain('$16.45 will be credited')
    expect(page.transport.callsOf('users.deactivate')).toHaveLength(1)
    expect(office.money.creditBalanceCents).toBe(1645)
  })
})

describe('an amount that changes while the dialog is open', () => {
  it('is marked when the press is refused as stale; only the next press books it', async () => {
    const { office, sami } = aFirm()
    const page = await openUsers(office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    passDays(office, 1)
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    const next = await dialog.findByRole('button', { name: 'Deactivate and credit $15.48' })
    expect(sami.status).toBe('active')
    expect(
      dialog.getByText(/A new day has begun: it is May 16, 2025 now/).closest('[role="status"]'),
    ).toHaveTextContent(
      'It was $16.45 credit, it is $15.48 credit now. Nothing is booked until you confirm it.',
    )
    expect(figure(dialog, 'Credit')).toContain('changed, was $16.45')
    expect(figure(dialog, 'Left of this cycle, today included')).toContain('changed, was 17 of 31 days')
    expect(figure(dialog, 'Seat')).not.toContain('changed')
    await page.person.click(next)
    await waitFor(() => expect(sami.status).toBe('inactive'))
    expect(page.transport.callsOf('users.deactivate').map(({ totalCents }) => totalCents)).toEqual([
      -1645, -1548,
    ])
    const keys = page.transport.keysOf('users.deactivate')
    expect(new Set(keys).size).toBe(2)
  })

  it('is renewed before the quote expires, and the mark stays until it is confirmed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] })
    const { office } = aFirm()
    const page = await openUsers(office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    passDays(office, 1)
    await act(() => vi.advanceTimersByTimeAsync(14 * 60_000))
    expect(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' })).toBeInTheDocument()
    await act(() => vi.advanceTimersByTimeAsync(31_000))
    await dialog.findByRole('button', { name: 'Deactivate and credit $15.48' })
    expect(figure(dialog, 'Credit')).toContain('changed, was $16.45')
    await act(() => vi.advanceTimersByTimeAsync(15 * 60_000))
    expect(page.transport.callsOf('quotes.create')).toHaveLength(3)
    expect(figure(dialog, 'Credit')).toContain('changed, was $16.45')
    expect(page.transport.callsOf('users.deactivate')).toEqual([])
  })

  it('is computed again when somebody books something meanwhile', async () => {
    const { office } = aFirm()
    const page = await openUsers(office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    office.money.creditBalanceCents = 500
    act(() => page.transport.emit('billing.changed', {}))
    await waitFor(() => expect(figure(dialog, 'Credit balance')).toContain('changed, was $16.45'))
    expect(dialog.getByText(/The amount to confirm is still \$16\.45 credit/)).toBeInTheDocument()
  })

  it('asks for one more press when the quote was too old and the amounts are the same', async () => {
    const { office, sami } = aFirm()
    let presses = 0
    const page = await openUsers(office, {
      answers: {
        'users.deactivate': (confirmation) => {
          presses += 1
          if (presses === 1) throw new AppError('quote.expired')
          const answer = serve(office)['users.deactivate']?.(confirmation)
          if (!answer) throw new Error('The office deactivates nobody.')
          return answer
        },
      },
    })
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    await dialog.findByText(/computed again and are the same. Nothing was booked/)
    await waitFor(() =>
      expect(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' })).not.toHaveAttribute(
        'aria-disabled',
      ),
    )
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    await waitFor(() => expect(sami.status).toBe('inactive'))
  })
})

describe('a press without an answer', () => {
  it('is asked about again under the same key after 30 seconds', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] })
    const { office, sami } = aFirm()
    let presses = 0
    const page = await openUsers(office, {
      answers: {
        'users.deactivate': (confirmation) => {
          presses += 1
          const answer = serve(office)['users.deactivate']
          if (presses === 1 || !answer) return new Promise(() => undefined)
          return answer(confirmation)
        },
      },
    })
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveAttribute('aria-disabled', 'true')
    await act(() => vi.advanceTimersByTimeAsync(30_000))
    expect(await dialog.findByText(/We do not know yet/)).toBeInTheDocument()
    await page.person.click(dialog.getByRole('button', { name: 'Check status' }))
    expect(await toldSentence()).toContain('Sami Garcia was deactivated.')
    expect(sami.status).toBe('inactive')
    const [first, second] = page.transport.keysOf('users.deactivate')
    expect(first).toBeDefined()
    expect(second).toBe(first)
  })

  it('is unknown too when the connection broke', async () => {
    const page = await openUsers(aFirm().office, {
      answers: {
        'users.deactivate': () => {
          throw new AppError('server.unreachable')
        },
      },
    })
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    expect(await dialog.findByText(/We do not know yet/)).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: 'Check status' })).toBeInTheDocument()
  })
})

describe('the money of a reactivation', () => {
  it('uses the own credit first and says why nothing is due', async () => {
    const { office } = aFirm()
    const page = await openUsers(office)
    const off = await askAbout(page, 'Sami Garcia', 'Deactivate')
    await page.person.click(off.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    await screen.findByRole('button', { name: 'Undo' })
    passDays(office, 5)
    await page.person.click(screen.getByRole('button', { name: 'Undo' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Reactivate Sami Garcia?' }))
    await dialog.findByText(/^Next invoice/)
    expect(
      dialog.getByText(
        'Days May 1 to May 14 and May 20 to May 31: 14 + 12 = 26 days, 26 × $30.00 / 31 = $25.16 is what is billed for this cycle.',
      ),
    ).toBeInTheDocument()
    expect(
      dialog.getByText('$25.16 − $13.55 billed so far = $11.61 for the rest of this cycle.'),
    ).toBeInTheDocument()
    expect(dialog.getByText('$11.61 − $11.61 own unused credit = $0.00 due now.')).toBeInTheDocument()
    expect(figure(dialog, 'Due now')).toContain('$0.00')
    expect(figure(dialog, 'Credit balance')).toMatch(/\$16\.45.*\$4\.84/)
    await page.person.click(dialog.getByRole('button', { name: 'Reactivate user' }))
    await waitFor(async () =>
      expect(await toldSentence()).toBe(
        'Sami Garcia is active again as Standard User. Nothing is due: $11.61 of unused credit was used.',
      ),
    )
  })

  it('of somebody without credit is due now, and the button says so', async () => {
    const { office } = aFirm()
    passDays(office, 5)
    const page = await openUsers(office)
    const dialog = await askAbout(page, 'Lena Ott', 'Reactivate')
    expect(figure(dialog, 'Due now')).toContain('On an invoice of its own, at once')
    await page.person.click(dialog.getByRole('button', { name: 'Reactivate and pay $11.61' }))
    expect(await toldSentence()).toBe('Lena Ott is active again as Standard User. $11.61 is due now.')
  })
})

describe('the money of a level', () => {
  it('between paid levels is nothing', async () => {
    const page = await openUsers(aFirm().office)
    const dialog = await chooseLevel(page, 'Sami Garcia', 'Limited User')
    expect(
      dialog.getByText('Both levels are the same paid seat: nothing changes on the bill.'),
    ).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: 'Make Limited User' })).toBeInTheDocument()
  })

  it('from guest to paid is due now', async () => {
    const page = await openUsers(aFirm().office)
    const dialog = await chooseLevel(page, 'Gwen Poole', 'Standard User')
    await page.person.click(dialog.getByRole('button', { name: 'Make Standard User and pay $16.45' }))
    expect(await toldSentence()).toBe('Gwen Poole is now a Standard User. $16.45 is due now.')
  })

  it('to guest is credited; another choice is another amount, not a changed one', async () => {
    const page = await openUsers(aFirm().office)
    const dialog = await chooseLevel(page, 'Sami Garcia', 'Free Guest User')
    expect(
      await dialog.findByRole('button', { name: 'Make Free Guest User and credit $16.45' }),
    ).toBeInTheDocument()
    await page.person.click(dialog.getByRole('radio', { name: 'Limited User' }))
    await dialog.findByText(/Both levels are the same paid seat/)
    expect(dialog.queryByText(/changed, was/)).not.toBeInTheDocument()
  })
})

describe('the details', () => {
  it('explain what somebody costs in this cycle, line by line', async () => {
    const { office, sami } = aFirm()
    const page = await openUsers(office)
    const dialog = await askAbout(page, 'Sami Garcia', 'Deactivate')
    await page.person.click(dialog.getByRole('button', { name: 'Deactivate and credit $16.45' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Deactivate/ })).not.toBeInTheDocument())
    await page.person.click(
      within(screen.getByRole('rowheader', { name: /Sami Garcia/ })).getByRole('button'),
    )
    const panel = within(await screen.findByRole('region', { name: 'Why am I billed for this person?' }))
    expect(await panel.findByText('$13.55')).toBeInTheDocument()
    expect(panel.getByText('Days May 1 to May 14: 14 × $30.00 / 31 = $13.55.')).toBeInTheDocument()
    expect(panel.getByText('−$16.45')).toBeInTheDocument()
    expect(panel.getByRole('link', { name: 'Deactivated' })).toHaveAttribute(
      'href',
      `#/billing?user=${sami.userId}`,
    )
  })
})

describe('a quote that cannot be made', () => {
  it('says why, and can be asked for again', async () => {
    const { office } = aFirm()
    let isAway = true
    const page = await openUsers(office, {
      answers: {
        'quotes.create': (request) => {
          if (isAway) throw new AppError('server.unavailable')
          return quoteOf(office, request)
        },
      },
    })
    await page.person.click(
      within(await rowOf('Sami Garcia')).getByRole('button', { name: 'Deactivate Sami Garcia' }),
    )
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText('The amount could not be computed')).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: 'Deactivate user' })).toHaveAttribute('aria-disabled', 'true')
    isAway = false
    await page.person.click(dialog.getByRole('button', { name: /Try again/ }))
    expect(await dialog.findByRole('button', { name: 'Deactivate and credit $16.45' })).toBeInTheDocument()
  })

  it('because the act is not possible says that alone: asking again would not help', async () => {
    const { office } = aFirm()
    const page = await openUsers(office, {
      answers: {
        'quotes.create': () => {
          throw new AppError('guest.firm-domain')
        },
      },
    })
    await page.person.click(
      within(await rowOf('Sami Garcia')).getByRole('button', { name: 'Deactivate Sami Garcia' }),
    )
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText(new AppError('guest.firm-domain').message)).toBeInTheDocument()
    expect(dialog.queryByRole('button', { name: /Try again/ })).not.toBeInTheDocument()
  })
})
