import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { goTo } from '../../../renderer/stores/location.ts'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Template, TemplateKind } from '../../../shared/model/template.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { openWindow, signedIn } from '../app/open-window.tsx'

const ID = '00000000-0000-7000-8000-0000000001'

function template(number: number, part: Partial<Template> = {}): Template {
  return {
    templateId: `${ID}${String(number).padStart(2, '0')}`,
    kind: 'contact',
    name: `Template ${number}`,
    description: '',
    fields: [{ label: 'Phone', type: 'text', choices: [], required: true }],
    createdByName: 'Abigail Stone',
    createdAt: '2026-11-02T10:00:00.000Z',
    archivedAt: null,
    version: 1,
    ...part,
  }
}

/** The page over templates that change as the operations say. */
function openTemplates(items: Template[], answers: Handlers = {}, kind: TemplateKind = 'contact') {
  const office = { items }
  const find = (templateId: string) => {
    const found = office.items.find((item) => item.templateId === templateId)
    if (!found) throw new AppError('template.not-found')
    return found
  }
  const put = (changed: Template) => {
    office.items = office.items.map((item) => (item.templateId === changed.templateId ? changed : item))
    return changed
  }
  const shown = openWindow({
    session: signedIn(),
    hash: `#/templates?kind=${kind}`,
    answers: {
      'templates.list': () => ({
        items: office.items.toSorted(
          (one, other) => Number(one.archivedAt !== null) - Number(other.archivedAt !== null),
        ),
      }),
      'templates.create': (content) => {
        const made = template(office.items.length + 1, content)
        office.items = [...office.items, made]
        return made
      },
      'templates.change': ({ templateId, version, ...content }) => {
        const before = find(templateId)
        if (before.version !== version) throw new AppError('template.stale')
        return put({ ...before, ...content, version: version + 1 })
      },
      'templates.order': ({ before, after }) => {
        const inUse = office.items.filter(({ archivedAt }) => archivedAt === null)
        if (inUse.map(({ templateId }) => templateId).join() !== before.join())
          throw new AppError('template.order-stale')
        office.items = [
          ...after.map(find),
          ...office.items.filter(({ templateId }) => !after.includes(templateId)),
        ]
        return { items: office.items }
      },
      'templates.archive': ({ templateId, version }) =>
        put({ ...find(templateId), archivedAt: '2026-11-20T10:00:00.000Z', version: version + 1 }),
      'templates.restore': ({ templateId, version }) =>
        put({ ...find(templateId), archivedAt: null, version: version + 1 }),
      ...answers,
    },
  })
  return {
    ...shown,
    changeElsewhere(changed: Template) {
      put(changed)
      shown.transport.emit('templates.changed', {})
    },
  }
}

const inUse = () => screen.findByRole('list', { name: 'Templates in use' })
const namesInUse = async () =>
  within(await inUse())
    .getAllByRole('listitem')
    .map(
      (row) =>
        within(row)
          .getAllByRole('button')
          .find((button) => /^Template/.test(button.textContent ?? ''))?.textContent,
    )
const told = (text: RegExp) => waitFor(() => expect(useNotices.getState().notices.at(-1)?.text).toMatch(text))

it('offers a usual form where there is no template yet, and shows it as people will see it', async () => {
  const { person, transport } = openTemplates([], {}, 'issue')
  await person.click(await screen.findByRole('button', { name: 'Start from a usual issue form' }))
  const editor = await screen.findByRole('dialog', { name: 'New template for issues' })
  const preview = within(editor).getByRole('list', { name: 'The form, blank' })
  expect(within(preview).getByText('Question')).toBeVisible()
  expect(within(preview).getByText('Decisive')).toBeVisible()
  const name = within(editor).getByLabelText('Name')
  await person.clear(name)
  await person.type(name, 'Issue of law')
  await person.click(within(editor).getByRole('button', { name: 'Create template' }))
  await told(/Issue of law is a template for issues now\./)
  expect(transport.callsOf('templates.create')).toMatchObject([{ kind: 'issue', name: 'Issue of law' }])
  expect(await screen.findByRole('button', { name: 'Issue of law' })).toBeVisible()
})

it('counts the templates in use on each tab', async () => {
  openTemplates([
    template(1),
    template(2, { kind: 'source' }),
    template(3, { archivedAt: '2026-11-20T10:00:00.000Z' }),
  ])
  expect(await screen.findByRole('tab', { name: 'Contacts 1' })).toHaveAttribute('aria-selected', 'true')
  expect(screen.getByRole('tab', { name: 'Issues 0' })).toBeVisible()
  expect(screen.getByRole('tab', { name: 'Sources 1' })).toBeVisible()
  expect(screen.getByRole('list', { name: 'Archived templates' })).toBeVisible()
})

describe('the order', () => {
  it('is changed with the arrow keys, one move after another, and told', async () => {
    const { person, transport } = openTemplates([template(1), template(2), template(3)])
    ;(await screen.findByRole('button', { name: 'Move Template 1, 1 of 3' })).focus()
    await person.keyboard('{ArrowDown}{ArrowDown}')
    expect(await namesInUse()).toEqual(['Template 2', 'Template 3', 'Template 1'])
    expect(screen.getByText('Template 1 is now 3 of 3.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Move Template 1, 3 of 3' })).toHaveFocus()
    await waitFor(() => expect(transport.callsOf('templates.order')).toHaveLength(2))
    await person.keyboard('{Home}')
    await waitFor(() => expect(transport.callsOf('templates.order')).toHaveLength(3))
    expect(await namesInUse()).toEqual(['Template 1', 'Template 2', 'Template 3'])
  })

  it('stays that of the server when the move is refused', async () => {
    const { person } = openTemplates([template(1), template(2)], {
      'templates.order': () => {
        throw new AppError('template.order-stale')
      },
    })
    ;(await screen.findByRole('button', { name: 'Move Template 1, 1 of 2' })).focus()
    await person.keyboard('{ArrowDown}')
    await told(/The order was not changed\. The templates changed in the meantime/)
    await waitFor(async () => expect(await namesInUse()).toEqual(['Template 1', 'Template 2']))
  })
})

it('archives at once, with a way back', async () => {
  const { person } = openTemplates([template(1), template(2)])
  await person.click(await screen.findByRole('button', { name: 'Actions for Template 1' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Archive' }))
  await told(/Template 1 was archived/)
  await waitFor(async () => expect(await namesInUse()).toEqual(['Template 2']))
  useNotices.getState().notices.at(-1)?.action?.run()
  await told(/Template 1 is in use again\./)
  await person.click(await screen.findByRole('button', { name: 'Actions for Template 2' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Archive' }))
  await person.click(await screen.findByRole('button', { name: 'Restore Template 2' }))
  await told(/Template 2 is in use again\./)
})

describe('the editor', () => {
  const openEditor = async (answers: Handlers = {}) => {
    const shown = openTemplates([template(1)], answers)
    await shown.person.click(await screen.findByRole('button', { name: 'Template 1' }))
    return { ...shown, editor: await screen.findByRole('dialog', { name: 'Edit Template 1' }) }
  }

  it('adds, moves and takes away fields, with the preview following', async () => {
    const { person, transport, editor } = await openEditor()
    const inEditor = within(editor)
    await person.click(inEditor.getByRole('button', { name: 'Add a field' }))
    const second = within(inEditor.getByRole('group', { name: 'Field 2' }))
    await waitFor(() => expect(second.getByLabelText('Label')).toHaveFocus())
    await person.keyboard('Side')
    await person.click(second.getByRole('combobox', { name: 'What goes here' }))
    const choices = await screen.findAllByRole('option', { name: 'Choice', hidden: true })
    await person.click(choices.at(-1) ?? editor)
    await person.type(second.getByLabelText('Answers, one on each line'), 'Ours{Enter}Theirs')
    await person.click(second.getByLabelText('Must be filled in'))
    await person.click(inEditor.getByRole('button', { name: 'Move Side up' }))
    const preview = inEditor.getByRole('list', { name: 'The form, blank' })
    expect(preview.textContent).toBe('SiderequiredOursTheirsPhonerequiredText')
    await person.click(inEditor.getByRole('button', { name: 'Take Phone away' }))
    await person.click(inEditor.getByRole('button', { name: 'Save template' }))
    await told(/Template 1 was saved/)
    expect(transport.callsOf('templates.change')).toEqual([
      {
        templateId: template(1).templateId,
        version: 1,
        name: 'Template 1',
        description: '',
        fields: [{ label: 'Side', type: 'choice', choices: ['Ours', 'Theirs'], required: true }],
      },
    ])
  })

  it('says at the fields and in a summary what is wrong', async () => {
    const { person, transport, editor } = await openEditor()
    const inEditor = within(editor)
    await person.clear(inEditor.getByLabelText('Name'))
    await person.click(inEditor.getByRole('button', { name: 'Add a field' }))
    await waitFor(() => expect(inEditor.getAllByLabelText('Label')[1]).toHaveFocus())
    await person.keyboard('PHONE')
    await person.click(inEditor.getByRole('button', { name: 'Save template' }))
    expect(await inEditor.findByRole('region', { name: '2 things need another look' })).toHaveFocus()
    expect(inEditor.getByLabelText('Name')).toHaveAccessibleDescription('Enter a name.')
    expect(inEditor.getAllByLabelText('Label')[1]).toHaveAccessibleDescription(
      'PHONE: Another field has this label already.',
    )
    expect(transport.callsOf('templates.change')).toEqual([])
  })

  it('says at the name that it is taken', async () => {
    const { person, editor } = await openEditor({
      'templates.change': () => {
        throw new AppError('template.name-taken', undefined, {
          fields: [{ path: 'name', message: 'Taken.' }],
        })
      },
    })
    await person.type(within(editor).getByLabelText('Name'), '!')
    await person.click(within(editor).getByRole('button', { name: 'Save template' }))
    await waitFor(() => expect(within(editor).getByLabelText('Name')).toHaveAccessibleDescription('Taken.'))
  })

  it('asks before something typed is lost', async () => {
    const { person, editor } = await openEditor()
    await person.type(within(editor).getByLabelText('Name'), '!')
    await person.click(within(editor).getByRole('button', { name: 'Cancel' }))
    expect(within(editor).getByText('What you entered is not saved yet.')).toBeVisible()
    await person.click(within(editor).getByRole('button', { name: 'Go on editing' }))
    await person.click(within(editor).getByRole('button', { name: 'Cancel' }))
    await person.click(within(editor).getByRole('button', { name: 'Close without saving' }))
    await waitFor(() => expect(editor).not.toBeInTheDocument())
    goTo('#/settings')
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  })

  it('shows what somebody else saved meanwhile beside what is typed', async () => {
    const { person, transport, editor, changeElsewhere } = await openEditor()
    const inEditor = within(editor)
    await person.type(inEditor.getByLabelText('Name'), '!')
    const fields = [{ label: 'Mobile', type: 'text' as const, choices: [], required: false }]
    changeElsewhere(template(1, { fields, version: 2 }))
    const saved = await inEditor.findByRole('list', { name: 'The saved form, blank' })
    expect(within(saved).getByText('Mobile')).toBeVisible()
    await person.click(inEditor.getByRole('button', { name: 'Go on with what I entered' }))
    await person.click(inEditor.getByRole('button', { name: 'Save template' }))
    await told(/was saved/)
    expect(transport.callsOf('templates.change')).toMatchObject([{ version: 2, name: 'Template 1!' }])
  })
})

it('is not there for people who are not administrators', async () => {
  openWindow({ session: signedIn({ level: 'standard' }), hash: '#/templates' })
  expect(await screen.findByRole('heading', { level: 1, name: 'My cases' })).toBeVisible()
})
