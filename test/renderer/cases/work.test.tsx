import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aCase, aCaseOffice, aPerson, type CaseOffice, idOf, yourself } from './case-office.ts'
import { openCases, toldSentence } from './open-cases.tsx'
import { aDocument, aTask, you } from './serve-work.ts'

function aFirm(part: Partial<CaseOffice> = {}) {
  const stone = aCase('26-1', 'Stone v. Harbour', { people: [yourself(), aPerson('Ben Quill')] })
  return aCaseOffice({ cases: [stone], ...part })
}

function caseIdOf(office: CaseOffice): string {
  return office.cases[0]?.caseId ?? ''
}

const someoneElse = { userId: idOf(800_000), name: 'Ben Quill', status: 'active' } as const
const openDetails = (office: CaseOffice) => openCases(office, `#/cases?sort=number&case=${caseIdOf(office)}`)
const tasks = () => screen.findByRole('list', { name: 'Tasks' })
const documents = () => screen.findByRole('list', { name: 'Documents' })

describe('the tasks of a case', () => {
  it('show by when they are due, what is overdue, and whose they are', async () => {
    const office = aFirm()
    office.tasks = [
      aTask(caseIdOf(office), 'Answer the court', { dueOn: '2026-06-01', assignee: you() }),
      aTask(caseIdOf(office), 'Call the expert', { dueOn: '2026-07-01', state: 'started' }),
      aTask(caseIdOf(office), 'Sort the file', {
        assignee: { userId: you().userId, name: 'Gus Field', status: 'inactive' },
      }),
    ]
    await openDetails(office)
    expect(await screen.findByRole('heading', { name: 'Tasks 3' })).toBeInTheDocument()
    const [late, started, undated] = within(await tasks()).getAllByRole('listitem')
    expect(late).toHaveTextContent('Overdue since Jun 1, 2026Ada HartwellStart')
    expect(started).toHaveTextContent('Due Jul 1, 2026StartedNobody’s yet')
    expect(undated).toHaveTextContent('No dayGus Field (inactive)')
  })

  it('are completed and started with one click each, and come back by Undo', async () => {
    const office = aFirm()
    office.tasks = [aTask(caseIdOf(office), 'Answer the court'), aTask(caseIdOf(office), 'Call the expert')]
    const { person } = await openDetails(office)
    await person.click(await screen.findByRole('button', { name: 'Start: Call the expert' }))
    await toldSentence('Started: Call the expert')
    const box = screen.getByRole('checkbox', { name: 'Answer the court' })
    box.focus()
    await person.keyboard(' ')
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Answer the court' })).toBeNull())
    expect(screen.getByRole('checkbox', { name: 'Call the expert' })).toHaveFocus()
    await toldSentence('Completed: Answer the court')
    await person.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement)
    expect(await screen.findByRole('checkbox', { name: 'Answer the court' })).not.toBeChecked()
    await person.click(screen.getByRole('checkbox', { name: 'Answer the court' }))
    await person.click(await screen.findByRole('radio', { name: 'All 2' }))
    expect(await screen.findByRole('checkbox', { name: 'Answer the court' })).toBeChecked()
  })

  it('are added one after another, for somebody who can see the case', async () => {
    const office = aFirm()
    const { person } = await openDetails(office)
    expect(await screen.findByText('Nothing is to be done on this case yet.')).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Add task…' }))
    const form = within(await screen.findByRole('form', { name: 'New task' }))
    await waitFor(() => expect(form.getByLabelText('What is to be done')).toHaveFocus())
    await person.keyboard('{Enter}')
    expect(await screen.findByText('Enter what is to be done.')).toBeInTheDocument()
    await person.type(form.getByLabelText('What is to be done'), 'Answer the court')
    await person.click(form.getByRole('combobox', { name: 'Assignee' }))
    await person.click(await screen.findByRole('option', { name: /Ben Quill/ }))
    await person.click(form.getByRole('button', { name: 'Add task' }))
    expect(await within(await tasks()).findByText('Ben Quill')).toBeInTheDocument()
    expect(form.getByLabelText('What is to be done')).toHaveValue('')
    await person.keyboard('Call the expert{Enter}')
    await waitFor(() => expect(office.tasks.map(({ title }) => title)).toContain('Call the expert'))
    await person.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add task…' })).toHaveFocus())
    expect(screen.queryByRole('form', { name: 'New task' })).toBeNull()
  })

  it('are changed, and what somebody else changed meanwhile is shown first', async () => {
    const office = aFirm()
    const task = aTask(caseIdOf(office), 'Answer the court', { assignee: you() })
    office.tasks = [task]
    const { person, transport } = await openDetails(office)
    await person.click(await screen.findByRole('button', { name: 'Change: Answer the court' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent('Assigned by Eleanor Hartwell.')
    office.tasks = [{ ...task, title: 'Answer the judge', version: 2 }]
    transport.emit('work.changed', {})
    await person.click(await within(dialog).findByRole('button', { name: 'Take over' }))
    expect(within(dialog).getByLabelText('What is to be done')).toHaveValue('Answer the judge')
    await person.type(within(dialog).getByLabelText('What is to be done'), ' today')
    await person.click(within(dialog).getByRole('button', { name: 'Save' }))
    await toldSentence('Saved: Answer the judge today')
  })

  it('come in pages', async () => {
    const office = aFirm()
    office.tasks = Array.from({ length: 60 }, (_, at) => aTask(caseIdOf(office), `Task ${at + 1}`))
    const { person } = await openDetails(office)
    expect(await screen.findByRole('heading', { name: 'Tasks 60' })).toBeInTheDocument()
    expect(within(await tasks()).getAllByRole('listitem')).toHaveLength(50)
    await person.click(screen.getByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(60))
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })

  it('of somebody else are not taken from them without the permission to transfer work', async () => {
    const office = aFirm({ level: 'limited' })
    office.tasks = [aTask(caseIdOf(office), 'Answer the court', { assignee: someoneElse })]
    const { person } = await openDetails(office)
    await person.click(await screen.findByRole('button', { name: 'Change: Answer the court' }))
    expect(await screen.findByText(/Taking work from somebody is for/)).toBeInTheDocument()
  })

  it('of somebody else are not a guest’s to complete, and a guest changes none', async () => {
    const office = aFirm({ level: 'guest' })
    office.tasks = [aTask(caseIdOf(office), 'Answer the court', { assignee: someoneElse })]
    const { person, transport } = await openDetails(office)
    const box = await screen.findByRole('checkbox', { name: 'Answer the court' })
    expect(box).toHaveAccessibleDescription('This is the task of somebody else.')
    await person.click(box)
    expect(transport.callsOf('tasks.move')).toEqual([])
    expect(screen.queryByRole('button', { name: /Change:|Add task/ })).toBeNull()
  })
})

describe('the documents of a case', () => {
  it('are added, reviewed to a share, and reviewed wholly with one click', async () => {
    const office = aFirm()
    office.documents = [aDocument(caseIdOf(office), 'Deposition', { reviewer: you() })]
    const { person } = await openDetails(office)
    await person.click(await screen.findByRole('button', { name: 'Review: Deposition' }))
    const dialog = await screen.findByRole('dialog', { name: 'Review of Deposition' })
    const share = within(dialog).getByLabelText('Viewed, in percent')
    await person.clear(share)
    await person.type(share, '140')
    await person.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('Enter a whole number from 0 to 100.')).toBeInTheDocument()
    await person.clear(share)
    await person.type(share, '40')
    await person.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(await documents()).findByText('In review, 40 % viewed')).toBeInTheDocument()
    await person.click(screen.getByRole('checkbox', { name: 'Deposition' }))
    expect(await screen.findByText('All documents are reviewed.')).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Add document…' }))
    await person.type(await screen.findByLabelText('Name of the document'), 'Exhibit 2{Enter}')
    expect(await within(await documents()).findByText('Exhibit 2')).toBeInTheDocument()
  })
})

describe('my open work', () => {
  it('stands over my cases, overdue first, and opens the case', async () => {
    const office = aFirm({ level: 'guest' })
    office.tasks = [
      aTask(caseIdOf(office), 'Answer the court', { dueOn: '2026-06-01', assignee: you() }),
      aTask(caseIdOf(office), 'Not mine'),
    ]
    office.documents = [aDocument(caseIdOf(office), 'Deposition', { reviewer: you() })]
    const { person } = await openCases(office, '#/my-cases')
    expect(await screen.findByText('2 open tasks and reviews, 1 overdue.')).toBeInTheDocument()
    const list = screen.getByRole('list', { name: 'My open work' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(2)
    await person.click(within(list).getByRole('checkbox', { name: 'Answer the court' }))
    expect(await screen.findByText('1 open task or review, none of them overdue.')).toBeInTheDocument()
    await person.click(within(list).getByRole('button', { name: '26-1 Stone v. Harbour' }))
    expect(await screen.findByRole('heading', { name: 'Stone v. Harbour' })).toBeInTheDocument()
  })

  it('says so when nothing is waiting', async () => {
    await openCases(aFirm(), '#/my-cases')
    expect(await screen.findByText(/Nothing is waiting for you/)).toBeInTheDocument()
  })
})

describe('removing somebody with open work', () => {
  it('asks who takes it, or says in so many words that nobody does', async () => {
    const office = aFirm()
    const ben = office.cases[0]?.people[1]
    if (ben) ben.openTasks = 2
    const { person, transport } = await openDetails(office)
    expect(await screen.findByText('Limited User · 2 open items')).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Remove Ben Quill' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText(/Ben Quill holds 2 open tasks on this case/)).toBeInTheDocument()
    const remove = dialog.getByRole('button', { name: 'Remove from case' })
    expect(remove).toHaveAttribute('aria-disabled', 'true')
    expect(await dialog.findByRole('radio', { name: 'Ada Hartwell' })).toBeInTheDocument()
    expect(dialog.queryByRole('radio', { name: 'Ben Quill' })).toBeNull()
    await person.click(dialog.getByRole('radio', { name: 'Nobody' }))
    await person.click(remove)
    await waitFor(() => expect(transport.callsOf('cases.removePerson')).toMatchObject([{ work: 'nobody' }]))
  })
})
