import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { AppError } from '../../../shared/errors.ts'
import { anOffice, aUser } from './office.ts'
import { openUsers, rowOf, toldSentence } from './open-users.tsx'

function aFirm() {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const ben = aUser('Ben Okafor', { level: 'administrator' })
  const ana = aUser('Ana Ruiz')
  const cleo = aUser('Cleo Marsh', { status: 'inactive', level: 'guest' })
  return { office: anOffice({ own, users: [own, ben, ana, cleo] }), own, ben, ana, cleo }
}

const openMenuOf = async (person: { click(element: Element): Promise<void> }, name: string, item: RegExp) => {
  await person.click(within(await rowOf(name)).getByRole('button', { name: `Actions for ${name}` }))
  await person.click(await screen.findByRole('menuitem', { name: item }))
}

describe('deactivating', () => {
  it('says what ends and what stays, deactivates, and offers to undo it', async () => {
    const { office, ana } = aFirm()
    office.devices.set(ana.userId, 2)
    const { person, transport } = await openUsers(office)
    await person.click(within(await rowOf('Ana Ruiz')).getByRole('button', { name: 'Deactivate Ana Ruiz' }))
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Ana Ruiz?' })
    expect(await within(dialog).findByText(/Ends at once on 2 devices/)).toBeInTheDocument()
    expect(within(dialog).getByText(/Nothing is deleted/)).toBeInTheDocument()
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus())
    await person.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Left the firm')
    await person.click(within(dialog).getByRole('button', { name: 'Deactivate and credit $16.45' }))
    expect(await toldSentence()).toBe(
      'Ana Ruiz was deactivated. $16.45 will be credited on the invoice of Jun 1, 2025.',
    )
    expect(transport.callsOf('users.deactivate')).toEqual([
      { quoteId: expect.any(String), totalCents: -1645, reason: 'Left the firm' },
    ])
    expect(await rowOf('Ana Ruiz')).toHaveTextContent(/Inactive since/)

    await person.click(screen.getByRole('button', { name: 'Undo' }))
    const undo = await screen.findByRole('dialog', { name: 'Reactivate Ana Ruiz?' })
    await within(undo).findByText('Own unused credit of this cycle, used first')
    await person.click(await within(undo).findByRole('button', { name: 'Reactivate user' }))
    await waitFor(() => expect(ana.status).toBe('active'))
  })

  it('does not blame somebody else for the own earlier acts', async () => {
    const { office, ana } = aFirm()
    const { person } = await openUsers(office)
    for (const verb of ['Deactivate', 'Reactivate', 'Deactivate']) {
      await person.click(
        await within(await rowOf('Ana Ruiz')).findByRole('button', { name: `${verb} Ana Ruiz` }),
      )
      const dialog = await screen.findByRole('dialog', { name: `${verb} Ana Ruiz?` })
      await within(dialog).findByText('ana.ruiz@firm.test')
      expect(within(dialog).queryByText(/Somebody changed/)).not.toBeInTheDocument()
      await within(dialog).findByText(/Next invoice/)
      await person.click(within(dialog).getByRole('button', { name: new RegExp(`^${verb} (user|and)`) }))
      await waitFor(() => expect(ana.status).toBe(verb === 'Deactivate' ? 'inactive' : 'active'))
    }
    expect(ana.version).toBe(4)
  })

  it('stays open when somebody changed the person, shows the current state and asks again', async () => {
    const { office, ana } = aFirm()
    const { person, transport } = await openUsers(office)
    await openMenuOf(person, 'Ana Ruiz', /^Deactivate/)
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Ana Ruiz?' })
    await within(dialog).findByRole('button', { name: 'Deactivate and credit $16.45' })
    Object.assign(ana, { level: 'guest', version: 2 })
    await person.click(within(dialog).getByRole('button', { name: 'Deactivate and credit $16.45' }))
    expect(await within(dialog).findByText(/Somebody changed Ana Ruiz in the meantime/)).toBeInTheDocument()
    expect(await within(dialog).findByText('Free Guest User')).toBeInTheDocument()
    expect(ana.status).toBe('active')
    await person.click(await within(dialog).findByRole('button', { name: 'Deactivate user' }))
    await waitFor(() => expect(ana.status).toBe('inactive'))
    expect(transport.callsOf('users.deactivate').map(({ totalCents }) => totalCents)).toEqual([-1645, 0])
  })

  it('shows a refusal inside the dialog and changes nothing', async () => {
    const { office, ana } = aFirm()
    const { person } = await openUsers(office, {
      answers: {
        'users.deactivate': () => {
          throw new AppError('server.unavailable')
        },
      },
    })
    await openMenuOf(person, 'Ana Ruiz', /^Deactivate/)
    const dialog = await screen.findByRole('dialog')
    await person.click(await within(dialog).findByRole('button', { name: 'Deactivate and credit $16.45' }))
    expect(await within(dialog).findByText(/restarting or very busy/)).toBeInTheDocument()
    expect(ana.status).toBe('active')
  })

  it('says so when somebody else was faster', async () => {
    const { office, ana } = aFirm()
    const { person, transport } = await openUsers(office)
    await openMenuOf(person, 'Ana Ruiz', /^Deactivate/)
    await screen.findByRole('dialog', { name: 'Deactivate Ana Ruiz?' })
    await screen.findByText(/Nothing is deleted/)
    Object.assign(ana, { status: 'inactive', version: 2 })
    act(() => transport.emit('users.changed', { userId: ana.userId }))
    const dialog = await screen.findByRole('dialog', { name: 'Ana Ruiz is inactive already' })
    expect(within(dialog).queryByRole('button', { name: /^Deactivate/ })).not.toBeInTheDocument()
  })

  it('gives the focus back to the row', async () => {
    const { office } = aFirm()
    const { person } = await openUsers(office)
    const button = within(await rowOf('Ana Ruiz')).getByRole('button', { name: 'Deactivate Ana Ruiz' })
    await person.click(button)
    await screen.findByRole('dialog')
    await person.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await waitFor(() => expect(button).toHaveFocus())
  })
})

describe('the last administrator', () => {
  it('is not deactivated: the dialog explains and leads to promoting somebody first', async () => {
    const { office, ben, ana } = aFirm()
    ben.level = 'standard'
    const { person } = await openUsers(office)
    await openMenuOf(person, 'Eleanor Hartwell', /^Deactivate/)
    const dialog = await screen.findByRole('dialog', {
      name: 'Eleanor Hartwell is the last Account Administrator',
    })
    expect(within(dialog).queryByRole('button', { name: /^Deactivate/ })).not.toBeInTheDocument()
    await person.click(within(dialog).getByRole('radio', { name: 'Ana Ruiz' }))
    await person.click(within(dialog).getByRole('button', { name: 'Promote Ana Ruiz…' }))

    const promotion = await screen.findByRole('dialog', {
      name: 'Change the permission level of Ana Ruiz?',
    })
    await person.click(await within(promotion).findByRole('button', { name: 'Make Account Administrator' }))
    await waitFor(() => expect(ana.level).toBe('administrator'))
    expect(await screen.findByRole('dialog', { name: 'Deactivate Eleanor Hartwell?' })).toBeInTheDocument()
  })

  it('keeps the level', async () => {
    const { office, ben } = aFirm()
    ben.status = 'inactive'
    const { person } = await openUsers(office)
    await openMenuOf(person, 'Eleanor Hartwell', /^Change permission level/)
    expect(
      await screen.findByRole('dialog', { name: 'Eleanor Hartwell is the last Account Administrator' }),
    ).toBeInTheDocument()
  })

  it('is invited to invite somebody when there is nobody to promote', async () => {
    const { person } = await openUsers(anOffice())
    await openMenuOf(person, 'Eleanor Hartwell', /^Deactivate/)
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText(/nobody else to promote/)).toBeInTheDocument()
    await person.click(within(dialog).getByRole('button', { name: 'Invite User' }))
    expect(await screen.findByRole('dialog', { name: 'Invite users' })).toBeInTheDocument()
  })
})

describe('changing a level', () => {
  it('shows now and then with what is lost, and names the new level on the button', async () => {
    const { office, ben } = aFirm()
    const { person } = await openUsers(office)
    await openMenuOf(person, 'Ben Okafor', /^Change permission level/)
    const dialog = await screen.findByRole('dialog', {
      name: 'Change the permission level of Ben Okafor?',
    })
    expect(await within(dialog).findByRole('radio', { name: /Account Administrator/ })).toBeChecked()
    expect(within(dialog).getByRole('button', { name: 'Change level' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await person.click(within(dialog).getByRole('radio', { name: 'Limited User' }))
    const changes = within(dialog).getByRole('region', { name: 'What changes' })
    expect(within(changes).getByText('See who is in the account')).toBeInTheDocument()
    expect(changes).toHaveTextContent('Ben Okafor stays signed in')
    await person.click(within(dialog).getByRole('button', { name: 'Make Limited User' }))
    expect(await toldSentence()).toBe('Ben Okafor is now a Limited User.')
    expect(ben.level).toBe('limited')
  })

  it('asks a second time before somebody gives up the own powers', async () => {
    const { office, own } = aFirm()
    const { person, transport } = await openUsers(office)
    await openMenuOf(person, 'Eleanor Hartwell', /^Change permission level/)
    const dialog = await screen.findByRole('dialog')
    await person.click(await within(dialog).findByRole('radio', { name: 'Standard User' }))
    await person.click(within(dialog).getByRole('button', { name: 'Make Standard User' }))
    expect(await within(dialog).findByText(/You give up your own Account Settings/)).toBeInTheDocument()
    expect(transport.callsOf('users.changeLevel')).toEqual([])
    await person.click(within(dialog).getByRole('button', { name: 'Make me Standard User' }))
    await waitFor(() => expect(own.level).toBe('standard'))
  })

  it('does not ask a second time about another level than the one that was confirmed', async () => {
    const { office } = aFirm()
    const { person, transport } = await openUsers(office)
    await openMenuOf(person, 'Eleanor Hartwell', /^Change permission level/)
    const dialog = await screen.findByRole('dialog')
    await person.click(await within(dialog).findByRole('radio', { name: 'Standard User' }))
    await person.click(within(dialog).getByRole('button', { name: 'Make Standard User' }))
    await person.click(within(dialog).getByRole('radio', { name: 'Limited User' }))
    await person.click(within(dialog).getByRole('button', { name: 'Make Limited User' }))
    expect(transport.callsOf('users.changeLevel')).toEqual([])
  })
})

describe('the keys of the list', () => {
  it('L asks about the level, D about the access, Ctrl+C copies the address', async () => {
    const { office } = aFirm()
    const { person } = await openUsers(office)
    await rowOf('Ana Ruiz')
    within(screen.getByRole('rowheader', { name: /Ana Ruiz/ }))
      .getByRole('button')
      .focus()
    await person.keyboard('l')
    await screen.findByRole('dialog', { name: 'Change the permission level of Ana Ruiz?' })
    await person.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Ana Ruiz'))
    await person.keyboard('d')
    await screen.findByRole('dialog', { name: 'Deactivate Ana Ruiz?' })
    await person.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Ana Ruiz'))
    await person.keyboard('{Control>}c{/Control}')
    expect(await toldSentence()).toBe('Copied ana.ruiz@firm.test')
    expect(await navigator.clipboard.readText()).toBe('ana.ruiz@firm.test')
  })

  it('letters typed in the search do nothing else', async () => {
    const { office } = aFirm()
    const { person } = await openUsers(office)
    await rowOf('Ana Ruiz')
    await person.type(screen.getByRole('searchbox'), 'lid')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(screen.getByRole('searchbox')).toHaveValue('lid')
  })

  it('the Menu key opens the menu of the row', async () => {
    const { office } = aFirm()
    const { person } = await openUsers(office)
    await rowOf('Ana Ruiz')
    within(screen.getByRole('rowheader', { name: /Ana Ruiz/ }))
      .getByRole('button')
      .focus()
    await person.keyboard('{ContextMenu}')
    expect(await screen.findByRole('menu', { name: 'Actions for Ana Ruiz' })).toBeInTheDocument()
  })
})

describe('the details', () => {
  it('show everything about a person beside the list', async () => {
    const { office, ana } = aFirm()
    office.devices.set(ana.userId, 1)
    const { person } = await openUsers(office)
    await rowOf('Ana Ruiz')
    await person.click(within(screen.getByRole('rowheader', { name: /Ana Ruiz/ })).getByRole('button'))
    const details = await screen.findByRole('dialog', { name: /Ana Ruiz|User details/ })
    expect(await within(details).findByText('ana.ruiz@firm.test')).toBeInTheDocument()
    expect(within(details).getByText('1 device')).toBeInTheDocument()
    expect(within(details).getByText('Ana Ruiz accepted the invitation')).toBeInTheDocument()
    expect(within(details).getByRole('button', { name: 'Deactivate…' })).toBeInTheDocument()
    expect(window.location.hash).toContain(`user=${ana.userId}`)
  })

  it('say why the last administrator is kept', async () => {
    const { office, own, ben } = aFirm()
    ben.level = 'standard'
    await openUsers(office, { hash: `#/users?sort=name&user=${own.userId}` })
    expect(await screen.findByText(/The last active Account Administrator/)).toBeInTheDocument()
  })

  it('close with Back', async () => {
    const { office, ana } = aFirm()
    const { person } = await openUsers(office)
    await openMenuOf(person, 'Ana Ruiz', /^View details/)
    await screen.findByText('Ana Ruiz accepted the invitation')
    expect(window.location.hash).toContain(ana.userId)
    act(() => window.history.back())
    await waitFor(() =>
      expect(screen.queryByText('Ana Ruiz accepted the invitation')).not.toBeInTheDocument(),
    )
    expect(useNotices.getState().notices).toEqual([])
  })
})
