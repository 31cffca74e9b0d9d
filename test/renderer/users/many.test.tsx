import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { UserRow } from '../../../shared/model/user.ts'
import { anOffice, aUser } from './office.ts'
import { passDays } from './office-billing.ts'
import { openUsers, rowOf, toldSentence } from './open-users.tsx'

function aFirm(more: UserRow[] = []) {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const ana = aUser('Ana Ruiz')
  const ben = aUser('Ben Okafor', { level: 'limited' })
  const gwen = aUser('Gwen Poole', { level: 'guest' })
  const lena = aUser('Lena Ott', { status: 'inactive' })
  return { office: anOffice({ own, users: [own, ana, ben, gwen, lena, ...more] }), own, ana, ben, gwen, lena }
}

type Page = Awaited<ReturnType<typeof openUsers>>

const boxOf = async (name: string) => within(await rowOf(name)).getByRole('checkbox')

async function choose({ person }: Page, ...names: string[]) {
  for (const name of names) await person.click(await boxOf(name))
}

const bar = () => within(screen.getByRole('region', { name: 'Selected rows' }))

async function askAbout(page: Page, act: string, title: string | RegExp) {
  await page.person.click(bar().getByRole('button', { name: act }))
  return within(await screen.findByRole('dialog', { name: title }))
}

describe('selecting people', () => {
  it('offers what somebody among them allows, and Clear gives the focus back to the list', async () => {
    const page = await openUsers(aFirm().office)
    await choose(page, 'Ana Ruiz', 'Ben Okafor')
    expect(bar().getByText('2 selected')).toBeInTheDocument()
    expect(bar().queryByRole('button', { name: 'Reactivate…' })).not.toBeInTheDocument()
    await choose(page, 'Lena Ott')
    expect(bar().getByRole('button', { name: 'Reactivate…' })).toBeInTheDocument()
    await page.person.click(bar().getByRole('button', { name: 'Clear selection' }))
    expect(screen.queryByRole('region', { name: 'Selected rows' })).not.toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('grid').contains(document.activeElement)).toBe(true))
  })

  it('takes a range with Shift and everybody with the box in the head', async () => {
    const page = await openUsers(aFirm().office)
    await page.person.click(await boxOf('Ana Ruiz'))
    await page.person.keyboard('{Shift>}')
    await page.person.click(await boxOf('Gwen Poole'))
    await page.person.keyboard('{/Shift}')
    expect(bar().getByText('4 selected')).toBeInTheDocument()
    const all = within(screen.getAllByRole('columnheader')[0] ?? screen.getByRole('grid')).getByRole(
      'checkbox',
    )
    await page.person.click(all)
    expect(screen.queryByRole('region', { name: 'Selected rows' })).not.toBeInTheDocument()
    await page.person.click(all)
    expect(await screen.findByText('5 selected')).toBeInTheDocument()
  })

  it('says how many the filter hides', async () => {
    const page = await openUsers(aFirm().office)
    await choose(page, 'Ana Ruiz', 'Ben Okafor')
    await page.person.type(screen.getByRole('searchbox'), 'Ana')
    expect(await screen.findByText('2 selected, 1 hidden by the filter')).toBeInTheDocument()
  })

  it('of one person opens the dialog of that person', async () => {
    const page = await openUsers(aFirm().office)
    await choose(page, 'Ana Ruiz')
    await askAbout(page, 'Deactivate…', 'Deactivate Ana Ruiz?')
  })
})

describe('deactivating several people', () => {
  it('shows each line and the total, leaves out who is inactive by name, and books one quote', async () => {
    const { office, ana, ben, gwen } = aFirm()
    const page = await openUsers(office)
    await choose(page, 'Ana Ruiz', 'Ben Okafor', 'Gwen Poole', 'Lena Ott')
    const dialog = await askAbout(page, 'Deactivate…', 'Deactivate 3 users?')
    expect(dialog.getByText('Lena Ott is inactive already and is left out.')).toBeInTheDocument()
    await dialog.findByText(/^Next invoice/)
    const lines = within(dialog.getByRole('list', { name: '3 people' }))
      .getAllByRole('listitem')
      .map((line) => line.textContent)
    expect(lines).toEqual([
      expect.stringMatching(/Ana Ruiz.*\$16\.45 credit$/),
      expect.stringMatching(/Ben Okafor.*\$16\.45 credit$/),
      expect.stringMatching(/Gwen Poole.*Free$/),
    ])
    await page.person.dblClick(dialog.getByRole('button', { name: 'Deactivate 3 users and credit $32.90' }))
    expect(await toldSentence()).toBe(
      '3 users were deactivated. $32.90 will be credited on the invoice of Jun 1, 2025.',
    )
    expect(page.transport.callsOf('users.deactivate')).toEqual([
      { quoteId: expect.any(String), totalCents: -3290 },
    ])
    expect([ana, ben, gwen].map(({ status }) => status)).toEqual(['inactive', 'inactive', 'inactive'])
    expect(screen.queryByRole('region', { name: 'Selected rows' })).not.toBeInTheDocument()

    await page.person.click(screen.getByRole('button', { name: 'Undo' }))
    const undo = within(await screen.findByRole('dialog', { name: 'Reactivate 3 users?' }))
    await page.person.click(await undo.findByRole('button', { name: 'Reactivate 3 users' }))
    await waitFor(() => expect(ana.status).toBe('active'))
    expect(office.money.creditBalanceCents).toBe(0)
  })

  it('lists who is refused with the reason and goes on without them', async () => {
    const { office, own, ana } = aFirm()
    const page = await openUsers(office)
    await choose(page, 'Eleanor Hartwell', 'Ana Ruiz', 'Ben Okafor')
    const dialog = await askAbout(page, 'Deactivate…', 'Deactivate 3 users?')
    const refused = within(await dialog.findByRole('list', { name: 'People it cannot be done for' }))
    expect(refused.getByRole('listitem')).toHaveTextContent(
      /Eleanor Hartwell.*This is the last active Account Administrator/,
    )
    expect(dialog.getByRole('button', { name: 'Deactivate 3 users' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await page.person.click(dialog.getByRole('button', { name: 'Leave them out and go on' }))
    await page.person.click(
      await dialog.findByRole('button', { name: 'Deactivate 2 users and credit $32.90' }),
    )
    await waitFor(() => expect(ana.status).toBe('inactive'))
    expect(own.status).toBe('active')
  })

  it('marks each line that changed and does nothing until it is confirmed again', async () => {
    const { office, ana } = aFirm()
    const page = await openUsers(office)
    await choose(page, 'Ana Ruiz', 'Ben Okafor')
    const dialog = await askAbout(page, 'Deactivate…', 'Deactivate 2 users?')
    const button = await dialog.findByRole('button', { name: 'Deactivate 2 users and credit $32.90' })
    passDays(office, 1)
    await page.person.click(button)
    await dialog.findByRole('button', { name: 'Deactivate 2 users and credit $30.96' })
    expect(dialog.getAllByText('changed, was $16.45 credit')).toHaveLength(2)
    expect(ana.status).toBe('active')
  })

  it('of a thousand draws only the rows in sight', async () => {
    const crowd = Array.from({ length: 999 }, (_, index) => aUser(`Person ${String(index).padStart(3, '0')}`))
    const page = await openUsers(aFirm(crowd).office)
    await page.person.type(screen.getByRole('searchbox'), 'Person')
    await screen.findByText('999 of 1,004')
    const all = within(screen.getAllByRole('columnheader')[0] ?? screen.getByRole('grid')).getByRole(
      'checkbox',
    )
    await page.person.click(all)
    expect(await screen.findByText(/^999 selected/)).toBeInTheDocument()
    const dialog = await askAbout(page, 'Deactivate…', 'Deactivate 999 users?')
    await dialog.findByRole('button', { name: 'Deactivate 999 users and credit $16,433.55' })
    const items = within(dialog.getByRole('list', { name: '999 people' })).getAllByRole('listitem')
    expect(items.length).toBeLessThan(60)
    expect(items[0]).toHaveAttribute('aria-setsize', '999')
  })

  it('is refused beyond a thousand before it begins', async () => {
    const crowd = Array.from({ length: 1_001 }, (_, index) => aUser(`Person ${index}`))
    const page = await openUsers(aFirm(crowd).office)
    await rowOf('Ana Ruiz')
    const all = within(screen.getAllByRole('columnheader')[0] ?? screen.getByRole('grid')).getByRole(
      'checkbox',
    )
    await page.person.click(all)
    expect(await toldSentence()).toMatch(/^At most 1,000 people can be selected at once/)
    expect(screen.queryByRole('region', { name: 'Selected rows' })).not.toBeInTheDocument()
  })
})

describe('one level for several people', () => {
  it('leaves out who has it, credits the others, and can be taken back where all were alike', async () => {
    const { office, ana, gwen } = aFirm()
    const page = await openUsers(office)
    await choose(page, 'Ana Ruiz', 'Gwen Poole')
    const dialog = await askAbout(page, 'Change level…', 'Change the permission level of 2 users?')
    expect(dialog.getByRole('button', { name: 'Change level' })).toHaveAttribute('aria-disabled', 'true')
    await page.person.click(dialog.getByRole('radio', { name: 'Free Guest User' }))
    expect(dialog.getByText('Gwen Poole is a Free Guest User already and is left out.')).toBeInTheDocument()
    await page.person.click(
      await dialog.findByRole('button', { name: 'Make 1 user Free Guest User and credit $16.45' }),
    )
    expect(await toldSentence()).toBe(
      '1 user was given the level Free Guest User. $16.45 will be credited on the invoice of Jun 1, 2025.',
    )
    expect([ana.level, gwen.level]).toEqual(['guest', 'guest'])
    await page.person.click(screen.getByRole('button', { name: 'Undo' }))
    await screen.findByRole('button', { name: 'Make 1 user Standard User' })
  })

  it('asks a second time before somebody gives up the own powers', async () => {
    const { office, own, ben } = aFirm()
    ben.level = 'administrator'
    const page = await openUsers(office)
    await choose(page, 'Eleanor Hartwell', 'Ana Ruiz')
    const dialog = await askAbout(page, 'Change level…', /2 users/)
    await page.person.click(dialog.getByRole('radio', { name: 'Limited User' }))
    await page.person.click(await dialog.findByRole('button', { name: 'Make 2 users Limited User' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent(/You give up your own Account Settings/)
    expect(page.transport.callsOf('users.changeLevel')).toEqual([])
    await page.person.click(dialog.getByRole('button', { name: 'Make 2 users Limited User' }))
    await waitFor(() => expect(own.level).toBe('limited'))
  })
})
