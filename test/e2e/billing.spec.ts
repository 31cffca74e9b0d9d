import Papa from 'papaparse'
import { readPdf } from '../support/pdf-text.ts'
import { dialog, enterSampleFirm, notice, row } from './acts.ts'
import { expect, test } from './fixtures.ts'
import {
  amountOf,
  amountsIn,
  askForLevel,
  confirmButton,
  figure,
  newestLine,
  openBilling,
  openUsers,
  readStanding,
} from './money.ts'
import { seenBeside } from './seen-beside.ts'

test.use({ beginning: 'sample' })

test('what the dialog says is what is booked: out and in again, a guest raised, two at once', async ({
  openWindow,
}) => {
  const { page } = await openWindow()
  const { keyboard } = page
  await enterSampleFirm(page)
  const before = await readStanding(page)
  let credit = 0
  let announced = 0

  await test.step('Abigail is deactivated by keyboard alone, and the focus comes back', async () => {
    await openUsers(page)
    const cell = row(page, 'Abigail Stone').getByRole('button', { name: 'Abigail Stone', exact: true })
    await cell.focus()
    await keyboard.press('d')
    await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    const button = await confirmButton(page, /^Deactivate and credit \$/)
    credit = await amountOf(button)
    announced = await amountOf(figure(page, /^Next invoice, /))
    expect(credit).toBeGreaterThan(0)
    expect(await amountOf(figure(page, /^Credit(?! balance)/))).toBe(credit)
    expect(await amountOf(figure(page, 'Credit balance'))).toBe(before.balance + credit)
    await expect(dialog(page)).toContainText(/billed so far − \$[\d.,]+ = \$[\d.,]+ credit\./)
    await keyboard.press('Tab')
    await expect(button).toBeFocused()
    await keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(row(page, 'Abigail Stone')).toContainText('Inactive')
    await expect(cell).toBeFocused()
    const told = notice(page, 'Abigail Stone was deactivated.')
    expect(amountsIn((await told.textContent()) ?? '')).toEqual([credit])
  })

  await test.step('balance, forecast and ledger move by exactly that amount', async () => {
    const after = await readStanding(page)
    expect(after).toEqual({
      balance: before.balance + credit,
      estimate: announced,
      creditUsed: before.creditUsed + credit,
      seats: before.seats - 1,
    })
    await openBilling(page, 'Ledger')
    await expect(newestLine(page)).toContainText('Abigail Stone')
    const [amount, balance] = amountsIn((await newestLine(page).textContent()) ?? '')
    expect([amount, balance]).toEqual([-credit, before.balance + credit])
    await newestLine(page).dblclick()
    await expect(page.getByText(/deactivated Abigail Stone/)).toBeVisible()
  })

  await test.step('she is reactivated the same day: nothing is due, and the ledger shows the reversal', async () => {
    await openUsers(page)
    await page.getByRole('button', { name: 'Reactivate Abigail Stone' }).click()
    const button = await confirmButton(page, /^Reactivate user$/)
    expect(await amountOf(figure(page, /^Due now/))).toBe(0)
    await button.click()
    await expect(row(page, 'Abigail Stone')).not.toContainText('Inactive')
    expect(await readStanding(page)).toEqual(before)
    await openBilling(page, 'Ledger')
    await expect(newestLine(page)).toContainText('Reactivated')
    const [amount, balance] = amountsIn((await newestLine(page).textContent()) ?? '')
    expect([amount, balance]).toEqual([credit, before.balance])
  })

  await test.step('a guest becomes a Standard User: the amount on the button is the invoice', async () => {
    await openUsers(page)
    await askForLevel(page, 'Bianca Rossi', /Standard User/)
    const button = await confirmButton(page, /^Make Standard User and pay \$/)
    const due = await amountOf(button)
    await button.click()
    await expect(row(page, 'Bianca Rossi')).toContainText('Standard User')
    await openBilling(page, 'Invoices')
    const invoice = page.getByRole('grid', { name: 'Invoices' }).locator('[aria-rowindex="2"]')
    await expect.poll(async () => amountsIn((await invoice.textContent()) ?? '')).toEqual([due, 0, due])
  })

  await test.step('two people at once are one quote, each with their own line', async () => {
    const standing = await readStanding(page)
    await openUsers(page)
    await page.getByRole('checkbox', { name: 'Select Anders Lindqvist' }).click()
    await page.getByRole('checkbox', { name: 'Select Beatriz Carvalho' }).click()
    await page
      .getByRole('region', { name: 'Selected rows' })
      .getByRole('button', { name: /^Deactivate/ })
      .click()
    const button = await confirmButton(page, /^Deactivate 2 users and credit \$/)
    const total = await amountOf(button)
    const people = dialog(page).getByLabel('2 people')
    const each = amountsIn((await people.textContent()) ?? '')
    expect(each).toHaveLength(2)
    expect((each[0] ?? 0) + (each[1] ?? 0)).toBe(total)
    await button.click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(row(page, 'Beatriz Carvalho')).toContainText('Inactive')
    expect((await readStanding(page)).balance).toBe(standing.balance + total)
  })
})

test('an invoice is read, printed and saved with the same amounts', async ({ openWindow }) => {
  const { page, savedBy } = await openWindow()
  await enterSampleFirm(page)
  await openBilling(page, 'Invoices')
  await page.getByRole('grid', { name: 'Invoices' }).getByRole('link').first().click()
  const sheet = page.getByRole('article', { name: /^Invoice \d+$/ })
  const lines = sheet.getByRole('table', { name: /seat by seat/ }).locator('tbody tr')
  await expect(page.getByRole('button', { name: 'Print' })).not.toHaveAttribute('aria-disabled', 'true')
  const total = await amountOf(sheet.getByRole('row', { name: /^Total/ }))
  const due = await amountOf(sheet.getByRole('row', { name: /^(To pay|Nothing to pay)/ }))
  const amounts = (await lines.locator('td:last-child').allTextContents()).flatMap(amountsIn)
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total)
  const names = await lines.getByRole('rowheader').allTextContents()

  await test.step('on paper there is the invoice and nothing else', async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('link', { name: 'Users' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
    expect(await sheet.evaluate(seenBeside)).toEqual([])
    const paper = await readPdf((await page.pdf({ preferCSSPageSize: true })).toString('base64'))
    expect(paper.pages.length).toBeGreaterThan(0)
    for (const text of paper.pages) expect(text).toContain('Roster · Invoice')
    const text = paper.pages.join(' ')
    for (const name of names) expect(text).toContain(spaced(name))
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('the PDF and the CSV file say the same', async () => {
    const pdf = await savedBy(() => page.getByRole('button', { name: 'PDF' }).click())
    const { pages } = await readPdf(pdf.toString('base64'))
    const said = amountsIn(pages.join(' '))
    expect(said).toEqual(expect.arrayContaining([total, due]))

    const csv = await savedBy(() => page.getByRole('button', { name: 'CSV' }).click())
    const { data } = Papa.parse<Record<string, string>>(csv.toString('utf8').replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    })
    const saved = data.map((line) => Math.round(Number(line['Amount (USD)']) * 100))
    expect(saved).toEqual(amounts)
    expect(data.map((line) => line.User)).toEqual(names)
  })
})

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
