import type { Page } from '@playwright/test'
import { Client } from '../support/client.ts'
import { readPdf } from '../support/pdf-text.ts'
import { ADA, addPerson, dialog, mailsTo, notice, openFirm, PASSWORD, row, signIn } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'
import { seenBeside } from './seen-beside.ts'

test.setTimeout(300_000)

const SAMI = { name: 'Sami Garcia', email: 'sami@hartwell.test' }
const BEN = { name: 'Ben Carter', email: 'ben@hartwell.test' }
const CLEO = { name: 'Cleo Marsh', email: 'cleo@hartwell.test' }

/** Two cases: tasks and a review of Sami's on both, one task of Ben's that is due soon. */
async function openLeaversFirm(address: string): Promise<{ ada: Client; sami: Client }> {
  const ada = await openFirm(address)
  const people = new Map<string, Client>()
  for (const { name, email } of [SAMI, BEN, CLEO]) people.set(name, await addPerson(ada, name, email))
  const { items } = await ada.call('users.list', {})
  const idOf = (name: string) => items.find((user) => user.name === name)?.userId ?? ''
  const stone = await ada.call('cases.create', { number: '26-118', name: 'Stone v. Harbour' })
  const quay = await ada.call('cases.create', { number: '26-121', name: 'Quay lease' })
  const task = (caseId: string, title: string, dueOn: string | null, name = SAMI.name) =>
    ada.call('tasks.create', { caseId, title, dueOn, assigneeId: idOf(name) })
  await task(stone.caseId, 'Draft the motion', '2026-01-05')
  await task(stone.caseId, 'Call the expert', null)
  await task(quay.caseId, 'Read the lease', null)
  await task(quay.caseId, 'Answer the tenant', '2026-01-07', BEN.name)
  await ada.call('documents.create', {
    caseId: stone.caseId,
    name: 'Deposition of Ms Lee.pdf',
    reviewerId: idOf(SAMI.name),
  })
  await ada.call('cases.close', { caseId: quay.caseId, version: quay.version })
  const sami = people.get(SAMI.name)
  if (!sami) throw new Error('Sami did not register.')
  return { ada, sami }
}

const goesTo = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^${title} goes to:`) })

test('a leaver: deactivated with a split hand-over, received, printed, reversed, reactivated', async ({
  smtp,
  server,
  openWindow,
  openTab,
}) => {
  const { sami } = await openLeaversFirm(server.address)
  const { page: ada, savedBy } = await openWindow()
  await signIn(ada, ADA.email)
  const ben = await openTab(server.address)
  await signIn(ben, BEN.email)
  await expect(ben.getByText('Account Settings are for Account Administrators')).toBeVisible()

  await test.step('the dialog says what Sami holds, and leads to the receivers', async () => {
    await ada.getByRole('button', { name: `Deactivate ${SAMI.name}` }).click()
    await expect(dialog(ada)).toContainText('3 open tasks (1 overdue) and 1 review.')
    await expect(dialog(ada).getByRole('radio', { name: 'Leave and remind me' })).toBeChecked()
    await dialog(ada).getByRole('radio', { name: 'Hand over now…' }).check()
    await expectAccessible(ada, 'deactivate with work')
    await dialog(ada).getByRole('button', { name: 'Choose receivers…' }).click()
    await expect(ada.getByRole('heading', { name: `Hand over the work of ${SAMI.name}` })).toBeVisible()
  })

  await test.step('one case goes to Ben by menu, one piece to Cleo by key, one by dragging', async () => {
    await expect(ada.getByText('Closed', { exact: true })).toBeVisible()
    const receivers = ada.getByRole('list', { name: 'People who could receive the work' })
    await expect(receivers.getByRole('listitem')).toHaveCount(3)
    await goesTo(ada, '26-118 Stone v. Harbour').click()
    await ada.getByRole('menuitemcheckbox', { name: new RegExp(BEN.name) }).click()
    await expect(ada.getByText('3 of 4 placed', { exact: true })).toBeVisible()
    await expectAccessible(ada, 'hand-over')

    const cleo = receivers.getByRole('listitem').filter({ hasText: CLEO.name })
    const place = (await receivers.getByRole('listitem').allTextContents()).findIndex((text) =>
      text.includes(CLEO.name),
    )
    await goesTo(ada, 'Read the lease').focus()
    await ada.keyboard.press(String(place + 1))
    await expect(goesTo(ada, 'Read the lease')).toContainText(CLEO.name)
    await row(ada, 'Call the expert').first().dragTo(cleo)
    await expect(goesTo(ada, 'Call the expert')).toContainText(CLEO.name)
    await expect(ada.getByText('4 of 4 placed', { exact: true })).toBeVisible()
  })

  await test.step('a draft waits for whoever goes on', async () => {
    await ada.getByRole('button', { name: 'Save draft' }).click()
    await expect(ada.getByText(/^Draft saved by Ada Hartwell/)).toBeVisible()
    await ada.reload()
    await expect(ada.getByText('4 of 4 placed', { exact: true })).toBeVisible()
  })

  await test.step('both happen at once, with the amount on the button', async () => {
    await ada.getByRole('button', { name: 'Hand over and deactivate…' }).click()
    await expect(dialog(ada)).toContainText(`2 pieces of work go to ${BEN.name}.`)
    await expect(dialog(ada)).toContainText(`2 pieces of work go to ${CLEO.name}.`)
    const act = dialog(ada).getByRole('button', { name: /^Hand over, deactivate and credit \$38\.\d\d$/ })
    await expect(act).toBeVisible()
    await expectAccessible(ada, 'hand over and deactivate')
    await act.click()
    await expect(ada.getByRole('article', { name: `Hand-over from ${SAMI.name}` })).toBeVisible()
    await expect(notice(ada, `${SAMI.name} was deactivated.`)).toBeVisible()
    await expect(sami.call('account.read', {})).rejects.toThrow()
  })

  await test.step('Ben sees it in his open window, and is written to', async () => {
    await expect(notice(ben, `Ada Hartwell handed you 2 pieces of work of ${SAMI.name}.`)).toBeVisible()
    await ben.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(ben.getByText('Draft the motion')).toBeVisible()
    await expect(ben.getByText('Deposition of Ms Lee.pdf')).toBeVisible()
    await expect.poll(() => mailsTo(smtp, BEN.email).length).toBeGreaterThan(1)
  })

  await test.step('the receipt is printed and saved', async () => {
    const sheet = ada.getByRole('article', { name: `Hand-over from ${SAMI.name}` })
    await expectAccessible(ada, 'receipt')
    await ada.emulateMedia({ media: 'print' })
    expect(await sheet.evaluate(seenBeside)).toEqual([])
    const paper = await readPdf((await ada.pdf({ preferCSSPageSize: true })).toString('base64'))
    await ada.emulateMedia({ media: 'screen' })
    const saved = await savedBy(() => ada.getByRole('button', { name: 'PDF' }).click())
    const made = await readPdf(saved.toString('base64'))
    const csv = (await savedBy(() => ada.getByRole('button', { name: 'CSV' }).click())).toString('utf8')
    for (const text of [paper.pages.join(' '), made.pages.join(' '), csv])
      for (const word of ['Draft the motion', 'Read the lease', BEN.name, CLEO.name, ADA.name])
        expect(text).toContain(word)
    for (const page of paper.pages) expect(page).toContain('Roster · Hand-over from Sami Garcia')
  })

  await test.step('what nobody touched goes back; what Ben finished stays with him', async () => {
    const benClient = await clientOf(server.address, BEN.email)
    const { items } = await benClient.call('work.mine', {})
    const motion = items.find(({ title }) => title === 'Draft the motion')
    if (!motion) throw new Error('Ben did not receive the motion.')
    await benClient.call('tasks.move', { taskId: motion.itemId, version: motion.version, state: 'completed' })
    await ada.getByRole('button', { name: 'Reverse this hand-over…' }).click()
    await expect(dialog(ada)).toContainText(`3 of 4 pieces of work go back to ${SAMI.name}.`)
    await expect(dialog(ada)).toContainText('It was done in the meantime.')
    await expectAccessible(ada, 'reverse')
    await dialog(ada).getByRole('button', { name: 'Give back 3 pieces of work' }).click()
    await expect(ada.getByText(/^Reversed by Ada Hartwell on/)).toBeVisible()
    await expect(ada.getByText('Went back.')).toHaveCount(3)
  })

  await test.step('the Users page counts what is left, until Sami is back', async () => {
    await ada
      .getByRole('link', { name: /^Users/ })
      .first()
      .click()
    await ada.getByRole('link', { name: '3 open items of 1 person who cannot sign in' }).click()
    const waiting = ada.getByRole('list', { name: 'People who cannot sign in and hold open work' })
    await expect(waiting).toContainText('3 open items')
    await expect(row(ada, SAMI.name)).toContainText('Reversed')
    await expectAccessible(ada, 'hand-overs')
    await waiting.getByRole('link', { name: 'Hand over…' }).click()
    await expect(ada.getByText('0 of 3 placed', { exact: true })).toBeVisible()

    await ada
      .getByRole('link', { name: /^Users/ })
      .first()
      .click()
    await ada.getByRole('button', { name: `Reactivate ${SAMI.name}` }).click()
    await dialog(ada).getByRole('button', { name: 'Reactivate user' }).click()
    await expect(row(ada, SAMI.name)).toContainText('Active')
    await expect(ada.getByText('who cannot sign in')).toHaveCount(0)
  })
})

async function clientOf(address: string, email: string): Promise<Client> {
  const client = new Client(address)
  await client.call('session.signIn', { email, password: PASSWORD })
  return client
}
