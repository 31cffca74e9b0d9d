import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../../../renderer/format.ts'
import { AppError } from '../../../shared/errors.ts'
import { anInvitation, anOffice, aUser, daysAgo, TIME_ZONE } from './office.ts'
import { goOffline, openUsers, rowOf, toldSentence } from './open-users.tsx'

const inThirtyDays = () => formatDate(daysAgo(-30), TIME_ZONE)

function aFirm() {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const ana = aUser('Ana Ruiz')
  const cleo = aUser('Cleo Marsh', { status: 'inactive' })
  const office = anOffice({ own, users: [own, ana, cleo] })
  office.invitations = [anInvitation('pending@new.test')]
  return { office, ana, cleo }
}

async function openInvite(office = aFirm().office, answers = {}) {
  const page = await openUsers(office, { answers })
  await rowOf('Eleanor Hartwell')
  await page.person.keyboard('i')
  const dialog = await screen.findByRole('dialog', { name: 'Invite users' })
  const field = within(dialog).getByRole('textbox', { name: 'E-mail addresses' })
  await waitFor(() => expect(field).toHaveFocus())
  const paste = (text: string) => {
    field.focus()
    return page.person.paste(text)
  }
  return { ...page, office, dialog, field, paste, inside: within(dialog) }
}

describe('inviting', () => {
  it('is asked for by I from the box of a row too, where nothing is typed', async () => {
    const { person } = await openUsers(aFirm().office)
    await rowOf('Eleanor Hartwell')
    act(() => screen.getByRole('checkbox', { name: 'Select Ana Ruiz' }).focus())
    await person.keyboard('i')
    expect(await screen.findByRole('dialog', { name: 'Invite users' })).toBeInTheDocument()
  })

  it('takes a pasted list of any shape and sends one invitation each', async () => {
    const { person, paste, inside, transport } = await openInvite()
    await paste('Bo Lind <bo@new.test>; al@new.test\nal@new.test, cy@new.test')
    await person.click(inside.getByRole('radio', { name: 'Limited User' }))
    expect(
      await inside.findByText(
        'Sends 3 invitations. Each is a paid seat from acceptance, $30.00 a month; accepted today: $16.45 for 17 of 31 days. They expire after 30 days.',
      ),
    ).toBeInTheDocument()
    await person.type(inside.getByRole('textbox', { name: /Note/ }), 'Welcome')
    await person.click(inside.getByRole('button', { name: 'Send 3 invitations' }))
    expect(await toldSentence()).toBe(
      `Invitations to bo@new.test, al@new.test, and cy@new.test sent, valid until ${inThirtyDays()}.`,
    )
    expect(transport.callsOf('invitations.create')).toEqual([
      { addresses: ['bo@new.test', 'al@new.test', 'cy@new.test'], level: 'limited', note: 'Welcome' },
    ])
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('says that a guest is free', async () => {
    const { person, paste, inside } = await openInvite()
    await paste('expert@lab.test,')
    await person.click(inside.getByRole('radio', { name: 'Free Guest User' }))
    expect(
      await inside.findByText('Sends 1 invitation. It is free. It expires after 30 days.'),
    ).toBeInTheDocument()
  })

  it('asks once for the verdict on all addresses', async () => {
    const { paste, inside, transport } = await openInvite()
    await paste('one@new.test, two@new.test')
    await inside.findByRole('button', { name: 'one@new.test, new' })
    expect(transport.callsOf('invitations.check').map(({ addresses }) => addresses)).toEqual([
      ['one@new.test', 'two@new.test'],
    ])
  })

  it('gives each address its verdict, sends the good ones and keeps the others with their reasons', async () => {
    const { person, paste, inside, office } = await openInvite()
    await paste('new@new.test, ana.ruiz@firm.test, cleo.marsh@firm.test, pending@new.test, nonsense')
    const verdicts = await inside.findByRole('list', { name: 'Addresses that need a decision' })
    expect(
      within(verdicts)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringMatching(/^ana\.ruiz@firm\.test Ana Ruiz is a user already\.Open user/),
      expect.stringMatching(/^cleo\.marsh@firm\.test Cleo Marsh is inactive\.Reactivate…/),
      expect.stringMatching(/^pending@new\.test This address has an open invitation\.Resend/),
      expect.stringMatching(/^nonsense This is not a complete e-mail address\.Correct/),
    ])
    await person.click(inside.getByRole('button', { name: 'Send 1 invitation' }))
    expect(
      await inside.findByText(
        `Invitation to new@new.test sent, valid until ${inThirtyDays()}. 4 addresses need a decision, for the reasons below.`,
      ),
    ).toBeInTheDocument()
    expect(inside.queryByRole('button', { name: /^new@new\.test/ })).not.toBeInTheDocument()
    expect(office.invitations.map(({ email }) => email)).toContain('new@new.test')
  })

  it('offers what fits: open the user, reactivate, resend', async () => {
    const { person, paste, inside, office, transport } = await openInvite()
    await paste('cleo.marsh@firm.test, pending@new.test, ana.ruiz@firm.test')
    await person.click(await inside.findByRole('button', { name: 'Resend' }))
    expect(await toldSentence()).toBe(
      `Invitation to pending@new.test sent again, valid until ${inThirtyDays()}.`,
    )
    await waitFor(() => expect(inside.queryByRole('button', { name: 'Resend' })).not.toBeInTheDocument())
    expect(transport.callsOf('invitations.resend')).toHaveLength(1)
    await person.click(inside.getByRole('button', { name: 'Open user' }))
    expect(await screen.findByText('Ana Ruiz accepted the invitation')).toBeInTheDocument()
    expect(office.invitations).toHaveLength(1)
  })

  it('reactivates somebody who is inactive instead', async () => {
    const { person, paste, inside } = await openInvite()
    await paste('cleo.marsh@firm.test,')
    await person.click(await inside.findByRole('button', { name: 'Reactivate…' }))
    expect(await screen.findByRole('dialog', { name: 'Reactivate Cleo Marsh?' })).toBeInTheDocument()
  })

  it('asks for an address first', async () => {
    const { person, inside, transport } = await openInvite()
    await person.click(inside.getByRole('button', { name: 'Send invitation' }))
    expect(inside.getByText('Enter at least one address.')).toBeInTheDocument()
    expect(transport.callsOf('invitations.create')).toEqual([])
  })

  it('asks before entered addresses are lost', async () => {
    const { person, paste, inside } = await openInvite()
    await paste('one@new.test, two@new.test')
    await person.click(inside.getByRole('button', { name: 'Cancel' }))
    expect(inside.getByText('Close without sending? 2 addresses would be lost.')).toBeInTheDocument()
    await person.click(inside.getByRole('button', { name: 'Keep editing' }))
    expect(inside.getByRole('button', { name: 'Send 2 invitations' })).toBeInTheDocument()
    await person.click(inside.getByRole('button', { name: 'Cancel' }))
    await person.click(inside.getByRole('button', { name: 'Discard' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('closes at once when nothing was entered', async () => {
    const { person } = await openInvite()
    await person.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('says kindly that the limit of the day is reached and keeps the addresses', async () => {
    const { person, paste, inside } = await openInvite(aFirm().office, {
      'invitations.create': () => {
        throw new AppError('invitation.limit', { limit: 2000 })
      },
    })
    await paste('one@new.test,')
    await inside.findByRole('button', { name: 'one@new.test, new' })
    await person.click(inside.getByRole('button', { name: 'Send 1 invitation' }))
    expect(await inside.findByText(/has sent 2000 invitations in the last 24 hours/)).toBeInTheDocument()
    expect(inside.getByRole('button', { name: 'one@new.test, new' })).toBeInTheDocument()
  })

  it('says what waits when no mail server is set up', async () => {
    const { office } = aFirm()
    office.hasMailServer = false
    const { person, paste, inside } = await openInvite(office)
    await paste('one@new.test,')
    await person.click(await inside.findByRole('button', { name: 'Send 1 invitation' }))
    expect(await toldSentence()).toBe(
      `Invitation to one@new.test made, valid until ${inThirtyDays()}. It waits in the outbox: no mail server is set up.`,
    )
  })

  it('compares the levels line by line', async () => {
    const { person, inside } = await openInvite()
    await person.click(inside.getByRole('button', { name: 'Compare levels' }))
    const row = inside.getByRole('row', { name: /Invite people, resend and delete invitations/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['Yes', '–No', '–No', '–No'])
  })

  it('cannot send while the server does not answer', async () => {
    const { paste, inside } = await openInvite()
    await paste('one@new.test,')
    goOffline()
    const send = inside.getByRole('button', { name: 'Send 1 invitation' })
    expect(send).toHaveAttribute('aria-disabled', 'true')
    expect(send).toHaveAccessibleDescription(/You are offline/)
  })
})
