import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../../../renderer/format.ts'
import { AppError } from '../../../shared/errors.ts'
import { anInvitation, anOffice, daysAgo, type Office, TIME_ZONE } from './office.ts'
import { goOffline, namesShown, openUsers, rowOf, toldSentence } from './open-users.tsx'

const inThirtyDays = () => formatDate(daysAgo(-30), TIME_ZONE)

function aFirm(part: Partial<Office> = {}): Office {
  const office = anOffice(part)
  office.invitations = [
    anInvitation('bo@new.test'),
    anInvitation('soon@new.test', { sentAt: daysAgo(27.5) }),
    anInvitation('over@new.test', { sentAt: daysAgo(33.5), state: 'expired' }),
    anInvitation('lost@new.test', {
      sentAt: daysAgo(2),
      delivery: { state: 'failed', answer: '550 5.1.1 There is no such person here', at: daysAgo(2) },
    }),
  ]
  return office
}

async function openPending(office = aFirm(), answers = {}) {
  const page = await openUsers(office, { hash: '#/users?tab=pending', answers })
  if (office.invitations.length > 0) await rowOf(office.invitations[0]?.email ?? '')
  return { ...page, office }
}

async function openPencil(person: UserEvent, email: string): Promise<void> {
  await person.click(screen.getByRole('button', { name: `Edit invitation to ${email}` }))
  await screen.findByRole('menu', { name: `Edit invitation to ${email}` })
}

async function choose(person: UserEvent, email: string, item: RegExp): Promise<void> {
  await openPencil(person, email)
  await person.click(screen.getByRole('menuitem', { name: item }))
}

describe('pending invitations', () => {
  it('are listed by expiry, with what asks for attention', async () => {
    await openPending()
    expect(namesShown().length).toBe(4)
    expect(await rowOf('over@new.test')).toHaveTextContent('Expired 3 days ago')
    expect(await rowOf('soon@new.test')).toHaveTextContent('3, expires soon')
    expect(await rowOf('bo@new.test')).toHaveTextContent(/20Sent/)
    expect(await rowOf('lost@new.test')).toHaveTextContent('Failed550 5.1.1 There is no such person here')
    expect(screen.getByText('4 invitations')).toBeInTheDocument()
  })

  it('are found by address', async () => {
    const { person } = await openPending()
    await person.type(screen.getByRole('searchbox', { name: 'Search by address' }), 'lost')
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1))
    await person.clear(screen.getByRole('searchbox'))
    await person.type(screen.getByRole('searchbox'), 'nobody')
    expect(await screen.findByRole('heading', { name: 'No invitation matches' })).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Show all invitations' }))
    await rowOf('bo@new.test')
  })

  it('can be none', async () => {
    const { person } = await openPending(anOffice())
    await screen.findByRole('heading', { name: 'No pending invitations' })
    await person.click(screen.getAllByRole('button', { name: 'Invite User' })[1] as HTMLElement)
    expect(await screen.findByRole('dialog', { name: 'Invite users' })).toBeInTheDocument()
  })

  it('say that messages wait when no mail server is set up, and lead to where one is', async () => {
    const office = aFirm({ hasMailServer: false })
    office.invitations = [
      anInvitation('bo@new.test', { delivery: { state: 'queued', answer: null, at: daysAgo(1) } }),
    ]
    const { person } = await openPending(office)
    expect(await screen.findByText(/Waiting in the outbox: no mail server is set up/)).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Set up a mail server' }))
    expect(window.location.hash).toBe('#/settings?tab=mail')
  })

  it('appear and vanish by themselves, and the tab counts along', async () => {
    const { office, transport } = await openPending()
    office.invitations.push(anInvitation('fresh@new.test'))
    act(() => transport.emit('invitations.changed', {}))
    await rowOf('fresh@new.test')
    expect(await screen.findByRole('tab', { name: /Pending invitations\s*5/ })).toBeInTheDocument()
  })
})

describe('the pencil menu', () => {
  it('copies the link and says how far it reaches', async () => {
    const { person, office } = await openPending()
    await choose(person, 'bo@new.test', /Copy registration link/)
    const until = formatDate(office.invitations[0]?.expiresAt ?? '', TIME_ZONE)
    expect(await toldSentence()).toBe(
      `Link copied. Anyone with this link can register as Limited User until ${until}.`,
    )
  })

  it('does not copy a link that is over, or where the firm forbids it', async () => {
    const { person } = await openPending()
    await openPencil(person, 'over@new.test')
    expect(screen.getByRole('menuitem', { name: /Copy registration link.*It has expired/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })

  it('says that the firm sends links by e-mail only', async () => {
    const { person } = await openPending(aFirm({ linksByEmailOnly: true }))
    await openPencil(person, 'bo@new.test')
    expect(
      await screen.findByRole('menuitem', { name: /Copy registration link.*by e-mail only/ }),
    ).toHaveAttribute('aria-disabled', 'true')
  })

  it('sends again for 30 full days', async () => {
    const { person } = await openPending()
    await choose(person, 'over@new.test', /Resend invitation/)
    expect(await toldSentence()).toBe(
      `Invitation to over@new.test sent again, valid until ${inThirtyDays()}.`,
    )
    expect(await rowOf('over@new.test')).toHaveTextContent(/30Sent/)
  })

  it('says how many seconds to wait after a sending', async () => {
    const office = aFirm()
    office.invitations = [anInvitation('now@new.test', { sentAt: daysAgo(0) })]
    const { person } = await openPending(office)
    await openPencil(person, 'now@new.test')
    expect(
      screen.getByRole('menuitem', { name: /Resend invitation.*Possible again in \d+ seconds?/ }),
    ).toHaveAttribute('aria-disabled', 'true')
  })

  it('tells a refusal of the server in its words', async () => {
    const { person } = await openPending(aFirm(), {
      'invitations.resend': () => {
        throw new AppError('invitation.too-soon')
      },
    })
    await choose(person, 'bo@new.test', /Resend invitation/)
    expect(await toldSentence()).toMatch(/sent less than a minute ago/)
  })

  it('deletes at once and undoes it', async () => {
    const { person, office } = await openPending()
    await choose(person, 'bo@new.test', /Delete invitation/)
    expect(await toldSentence()).toBe('Invitation to bo@new.test deleted. Its link no longer works.')
    await waitFor(() =>
      expect(screen.queryByRole('rowheader', { name: 'bo@new.test' })).not.toBeInTheDocument(),
    )
    await person.click(screen.getByRole('button', { name: 'Undo' }))
    await rowOf('bo@new.test')
    expect(await toldSentence()).toMatch(/^Invitation to bo@new\.test is back, its link works until /)
    expect(office.invitations).toHaveLength(4)
  })

  it('changes the level; the link stays', async () => {
    const { person, office } = await openPending()
    await choose(person, 'bo@new.test', /Change level/)
    const dialog = await screen.findByRole('dialog', {
      name: 'Change level or cases of the invitation to bo@new.test?',
    })
    await person.click(within(dialog).getByRole('radio', { name: 'Standard User' }))
    await person.click(within(dialog).getByRole('button', { name: 'Invite as Standard User' }))
    expect(await toldSentence()).toMatch(/^bo@new\.test is now invited as a Standard User, valid until /)
    expect(office.invitations[0]?.level).toBe('standard')
  })

  it('corrects the address, with the problem at the field', async () => {
    const { person } = await openPending(aFirm(), {
      'invitations.correctAddress': ({ address }: { address: string }) => {
        if (!address.includes('@')) throw new AppError('address.invalid')
        return anInvitation(address, { sentAt: daysAgo(0) })
      },
    })
    await choose(person, 'bo@new.test', /Correct address/)
    const dialog = await screen.findByRole('dialog', { name: 'Correct the address of this invitation?' })
    const field = within(dialog).getByRole('textbox', { name: 'E-mail address' })
    await person.clear(field)
    await person.type(field, 'bob{Enter}')
    expect(await within(dialog).findByText(/not a complete e-mail address/)).toBeInTheDocument()
    await person.type(field, '@new.test{Enter}')
    expect(await toldSentence()).toBe(`Invitation sent to bob@new.test, valid until ${inThirtyDays()}.`)
  })

  it('replaces the link after saying what that ends', async () => {
    const { person } = await openPending()
    await choose(person, 'bo@new.test', /Replace link/)
    const dialog = await screen.findByRole('dialog', { name: 'Replace the link of bo@new.test?' })
    expect(within(dialog).getByText(/The old link stops working at once/)).toBeInTheDocument()
    await person.click(within(dialog).getByRole('button', { name: 'Replace link' }))
    expect(await toldSentence()).toBe(`A new link was sent to bo@new.test, valid until ${inThirtyDays()}.`)
  })

  it('asks again when somebody changed the invitation in the meantime', async () => {
    let tries = 0
    const { person, office } = await openPending(aFirm(), {
      'invitations.replaceLink': ({ version }: { version: number }) => {
        tries += 1
        if (version === 1) throw new AppError('invitation.stale')
        return office.invitations[0]
      },
    })
    await choose(person, 'bo@new.test', /Replace link/)
    const dialog = await screen.findByRole('dialog')
    Object.assign(office.invitations[0] ?? {}, { version: 2 })
    await person.click(within(dialog).getByRole('button', { name: 'Replace link' }))
    expect(await within(dialog).findByText(/Somebody changed this invitation/)).toBeInTheDocument()
    await person.click(within(dialog).getByRole('button', { name: 'Replace link' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(tries).toBe(2)
  })

  it('answers to R, C and Delete, and says why a key cannot act', async () => {
    const { person, transport } = await openPending()
    screen.getByRole('button', { name: 'Edit invitation to over@new.test' }).focus()
    await person.keyboard('c')
    expect(await toldSentence()).toMatch(/It has expired/)
    await person.keyboard('r')
    await waitFor(() => expect(transport.callsOf('invitations.resend')).toHaveLength(1))
    await person.keyboard('{Delete}')
    await waitFor(() => expect(transport.callsOf('invitations.delete')).toHaveLength(1))
  })

  it('does nothing while the server does not answer, and says why', async () => {
    const { person } = await openPending()
    goOffline()
    await openPencil(person, 'bo@new.test')
    for (const item of screen.getAllByRole('menuitem')) expect(item).toHaveAttribute('aria-disabled', 'true')
  })
})
