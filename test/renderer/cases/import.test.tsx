import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { AppError } from '../../../shared/errors.ts'
import { aCaseOffice } from './case-office.ts'
import { openCases } from './open-cases.tsx'

interface Row {
  number: string
  name: string
  status: string
}

/** Rows without a name are left out, number 7 is there already. */
function judge(rows: readonly Row[]) {
  const verdicts = rows.map(({ number, name }, index) => {
    const verdict = name === '' ? 'blocked' : number === '7' ? 'no-change' : 'create'
    const reasons = { blocked: 'Enter a name.', 'no-change': 'This case is in Roster already.', create: null }
    return { row: index + 1, verdict, reason: reasons[verdict] } as const
  })
  const count = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length
  return {
    rows: verdicts,
    create: count('create'),
    noChange: count('no-change'),
    blocked: count('blocked'),
    check: sealOf(rows),
  }
}

const sealOf = (rows: readonly Row[]) => `seal of ${JSON.stringify(rows).length} characters`

const file = (text: string) => new File([text], 'cases.csv', { type: 'text/csv' })
const list = 'Number,Name,Status\n7,Stone,open\n8,,\n9,Harbour,closed'

async function openImport(answers = {}) {
  const opened = await openCases(aCaseOffice(), '#/cases', {
    'cases.import': ({ rows }: { rows: Row[] }) => judge(rows),
    ...answers,
  })
  await opened.person.click(screen.getByRole('button', { name: 'Import…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Import cases' }))
  return { ...opened, dialog }
}

/** A button once the answer that made it is dealt with. */
async function readyButton(dialog: Awaited<ReturnType<typeof openImport>>['dialog'], name: string) {
  const button = await dialog.findByRole('button', { name })
  await waitFor(() => expect(button).not.toHaveAttribute('aria-busy'))
  return button
}

it('checks a chosen file row by row, lets a row be corrected, and imports what was checked', async () => {
  const { person, dialog, transport } = await openImport()
  await person.upload(dialog.getByLabelText('CSV file'), file(list))
  expect(await dialog.findByText('1 new case, 1 in Roster already, 1 left out')).toBeInTheDocument()
  expect(dialog.getByText('Enter a name.')).toBeInTheDocument()
  await person.click(dialog.getByRole('button', { name: 'Correct row 2: 8' }))
  await person.type(dialog.getByRole('textbox', { name: 'Name' }), 'Moss')
  await person.click(dialog.getByRole('button', { name: 'Correct' }))
  await person.click(await readyButton(dialog, 'Import 2 cases'))
  await waitFor(() => expect(useNotices.getState().notices.at(-1)?.text).toBe('2 cases were imported.'))
  const rows = [
    { number: '7', name: 'Stone', status: 'open' },
    { number: '8', name: 'Moss', status: '' },
    { number: '9', name: 'Harbour', status: 'closed' },
  ]
  expect(transport.callsOf('cases.import').at(-1)).toEqual({
    rows,
    dryRun: false,
    check: sealOf(rows),
  })
})

it('says what is wrong with a list before anything is asked', async () => {
  const { person, dialog, transport } = await openImport()
  await person.upload(dialog.getByLabelText('CSV file'), file('Number,Name\n1,"Stone'))
  expect(await dialog.findByText(/^Row 2: a quotation mark/)).toBeInTheDocument()
  expect(transport.callsOf('cases.import')).toEqual([])
})

it('checks again when something changed meanwhile', async () => {
  let isFirst = true
  const { person, dialog } = await openImport({
    'cases.import': ({ rows, dryRun }: { rows: Row[]; dryRun: boolean }) => {
      if (!dryRun && isFirst) {
        isFirst = false
        throw new AppError('case.import-changed')
      }
      return judge(rows)
    },
  })
  await person.click(dialog.getByRole('textbox', { name: /paste the rows/ }))
  await person.paste('9\tHarbour')
  await person.click(dialog.getByRole('button', { name: 'Check the pasted rows' }))
  await person.click(await readyButton(dialog, 'Import 1 case'))
  expect(await dialog.findByText(/the list was checked again/)).toBeInTheDocument()
  await person.click(await readyButton(dialog, 'Import 1 case'))
  await waitFor(() => expect(useNotices.getState().notices.at(-1)?.text).toBe('1 case was imported.'))
})
