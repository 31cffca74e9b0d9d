import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TemplateField, TemplateKind } from '../../../shared/model/template.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { literalNames } from '../../support/hostile.ts'
import { addSignedInUser, whoIs } from '../../support/people.ts'
import { outcomeOf } from '../invitations/inviting.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend({ mailServer: undefined, trialDays: 365 })
})
afterAll(() => backend.stop())

const text = (label: string): TemplateField => ({ label, type: 'text', choices: [], required: false })
const contact = (part: Partial<Input<'templates.create'>> = {}): Input<'templates.create'> => ({
  kind: 'contact',
  name: 'Witness',
  description: 'People who saw or heard something.',
  fields: [text('Phone'), { label: 'Side', type: 'choice', choices: ['Ours', 'Theirs'], required: true }],
  ...part,
})

const namesOf = async (client: Client, kind: TemplateKind = 'contact') =>
  (await client.call('templates.list', {})).items.filter((item) => item.kind === kind).map(({ name }) => name)

async function makeThree(admin: Client) {
  const made = []
  for (const name of ['Witness', 'Expert', 'Opponent'])
    made.push(await admin.call('templates.create', contact({ name })))
  return made
}

const eventsOf = async (client: Client) => {
  const { rows } = await backend.context.database.systemPool.query<{ kind: string; facts: object }>(
    `select kind, facts from activity where kind like 'template.%' and account_id = $1 order by sequence`,
    [(await whoIs(client)).accountId],
  )
  return rows
}

describe('a template', () => {
  it('is made by an administrator and used by everybody', async () => {
    const admin = await backend.openAccount()
    const made = await admin.call('templates.create', contact())
    expect(made).toMatchObject({ ...contact(), createdByName: 'Ada Hartwell', archivedAt: null, version: 1 })
    const { accountId } = await whoIs(admin)
    for (const level of ['standard', 'limited', 'guest'] as const) {
      const person = await addSignedInUser(backend, accountId, { level })
      expect((await person.call('templates.list', {})).items).toEqual([made])
      expect(await outcomeOf(person.call('templates.create', contact({ name: 'Mine' })))).toBe(
        'permission.missing',
      )
    }
  })

  it('is changed, and the activity says what came, went and changed', async () => {
    const admin = await backend.openAccount()
    const { templateId } = await admin.call('templates.create', contact())
    const changed = await admin.call('templates.change', {
      templateId,
      version: 1,
      name: 'Eye witness',
      description: '',
      fields: [
        text('Mobile'),
        { label: 'Side', type: 'choice', choices: ['Ours', 'Theirs'], required: false },
      ],
    })
    expect(changed).toMatchObject({ name: 'Eye witness', description: '', version: 2 })
    expect(await eventsOf(admin)).toEqual([
      { kind: 'template.created', facts: { of: 'contact' } },
      {
        kind: 'template.changed',
        facts: { of: 'contact', nameFrom: 'Witness', added: 'Mobile', removed: 'Phone', changed: 'Side' },
      },
    ])
  })

  it('stays as it is, without an event, when nothing was changed', async () => {
    const admin = await backend.openAccount()
    const { templateId, name, description, fields } = await admin.call('templates.create', contact())
    const same = await admin.call('templates.change', { templateId, version: 1, name, description, fields })
    expect(same.version).toBe(1)
    expect(await eventsOf(admin)).toHaveLength(1)
  })

  it('refuses a change decided on an older state, and one of an archived template', async () => {
    const admin = await backend.openAccount()
    const { templateId } = await admin.call('templates.create', contact())
    const { kind: _, ...content } = contact({ name: 'Expert' })
    await admin.call('templates.change', { templateId, version: 1, ...content })
    expect(await outcomeOf(admin.call('templates.change', { templateId, version: 1, ...content }))).toBe(
      'template.stale',
    )
    expect(await outcomeOf(admin.call('templates.archive', { templateId, version: 1 }))).toBe(
      'template.stale',
    )
    await admin.call('templates.archive', { templateId, version: 2 })
    expect(await outcomeOf(admin.call('templates.change', { templateId, version: 3, ...content }))).toBe(
      'template.archived',
    )
  })

  it('has a name that no other of its kind in use has, whatever the letter case', async () => {
    const admin = await backend.openAccount()
    const { templateId } = await admin.call('templates.create', contact())
    const refusal = AppError.from(
      await admin.call('templates.create', contact({ name: ' WITNESS ' })).catch((error: unknown) => error),
    )
    expect(refusal.code).toBe('template.name-taken')
    expect(refusal.fields).toEqual([{ path: 'name', message: expect.stringMatching(/has this name/) }])
    await admin.call('templates.create', contact({ kind: 'source' }))
    await admin.call('templates.archive', { templateId, version: 1 })
    await admin.call('templates.create', contact())
    expect(await outcomeOf(admin.call('templates.restore', { templateId, version: 2 }))).toBe(
      'template.name-taken',
    )
  })
})

describe('archiving', () => {
  it('takes a template out of use and, taken back, puts it where it was', async () => {
    const admin = await backend.openAccount()
    const [, expert] = await makeThree(admin)
    const archived = await admin.call('templates.archive', {
      templateId: expert?.templateId ?? '',
      version: 1,
    })
    expect(archived.archivedAt).not.toBeNull()
    expect(await namesOf(admin)).toEqual(['Witness', 'Opponent'])
    const all = await admin.call('templates.list', { show: 'all' })
    expect(all.items.map(({ name }) => name)).toEqual(['Witness', 'Opponent', 'Expert'])
    await admin.call('templates.restore', { templateId: archived.templateId, version: 2 })
    expect(await namesOf(admin)).toEqual(['Witness', 'Expert', 'Opponent'])
  })

  it('leaves the last place to whoever has no other any more', async () => {
    const admin = await backend.openAccount()
    const [witness, expert, opponent] = await makeThree(admin)
    for (const one of [opponent, witness])
      await admin.call('templates.archive', { templateId: one?.templateId ?? '', version: 1 })
    await admin.call('templates.restore', { templateId: opponent?.templateId ?? '', version: 2 })
    expect(await namesOf(admin)).toEqual(['Expert', 'Opponent'])
    expect(
      await outcomeOf(admin.call('templates.restore', { templateId: expert?.templateId ?? '', version: 1 })),
    ).toBe('template.in-use')
  })
})

describe('the order', () => {
  it('is what an administrator makes it', async () => {
    const admin = await backend.openAccount()
    const ids = (await makeThree(admin)).map(({ templateId }) => templateId)
    const [witness = '', expert = '', opponent = ''] = ids
    const after = [opponent, witness, expert]
    const { items } = await admin.call('templates.order', { kind: 'contact', before: ids, after })
    expect(items.map(({ templateId }) => templateId)).toEqual(after)
    expect(await namesOf(admin)).toEqual(['Opponent', 'Witness', 'Expert'])
    expect((await eventsOf(admin)).at(-1)).toEqual({
      kind: 'template.moved',
      facts: { of: 'contact', place: '1' },
    })
  })

  it('is refused when it was decided on another one, and nothing is moved', async () => {
    const admin = await backend.openAccount()
    const ids = (await makeThree(admin)).map(({ templateId }) => templateId)
    await admin.call('templates.order', { kind: 'contact', before: ids, after: ids.toReversed() })
    const issue = await admin.call('templates.create', contact({ kind: 'issue' }))
    for (const [before, after] of [
      [ids, ids.toReversed()],
      [ids.toReversed(), ids.slice(1)],
      [ids.toReversed(), [...ids, ids[0] ?? '']],
      [ids.toReversed(), [...ids.slice(1), issue.templateId]],
    ] as const)
      expect(
        await outcomeOf(
          admin.call('templates.order', { kind: 'contact', before: [...before], after: [...after] }),
        ),
      ).toBe('template.order-stale')
    expect(await namesOf(admin)).toEqual(['Opponent', 'Expert', 'Witness'])
  })

  it('stays one order, whoever moves, adds and archives at the same moment', async () => {
    const admin = await backend.openAccount()
    const { accountId } = await whoIs(admin)
    const other = await addSignedInUser(backend, accountId, { level: 'administrator' })
    const ids = (await makeThree(admin)).map(({ templateId }) => templateId)
    await Promise.all([
      outcomeOf(admin.call('templates.order', { kind: 'contact', before: ids, after: ids.toReversed() })),
      outcomeOf(other.call('templates.archive', { templateId: ids[1] ?? '', version: 1 })),
      outcomeOf(other.call('templates.create', contact({ name: 'Judge' }))),
      outcomeOf(admin.call('templates.create', contact({ name: 'Judge' }))),
    ])
    const { rows } = await backend.context.database.systemPool.query(
      `select position from templates where account_id = $1 and archived_at is null order by position`,
      [accountId],
    )
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3])
    expect((await namesOf(admin)).filter((name) => name === 'Judge')).toHaveLength(1)
  })
})

describe('what is typed', () => {
  const fieldsOf = (fields: unknown) => contact({ fields: fields as TemplateField[] })

  it.each([
    ['no field', [], 'fields', 'A template needs at least one field.'],
    ['51 fields', Array.from({ length: 51 }, (_, at) => text(`Field ${at}`)), 'fields', /at most 50 fields/],
    [
      'a label twice',
      [text('Phone'), text(' phone')],
      'fields.1.label',
      'Another field has this label already.',
    ],
    ['an empty label', [text('  ')], 'fields.0.label', 'Enter a label.'],
    ['a label of two lines', [text('two\nlines')], 'fields.0.label', /one line/],
    ['a label of 101 characters', [text('x'.repeat(101))], 'fields.0.label', /At most 100/],
    [
      'a choice of one',
      [{ ...text('Side'), type: 'choice', choices: ['Ours'] }],
      'fields.0.choices',
      /at least two/,
    ],
    [
      'an answer twice',
      [{ ...text('Side'), type: 'choice', choices: ['Ours', 'OURS'] }],
      'fields.0.choices.1',
      /offered above/,
    ],
    [
      'answers of a text',
      [{ ...text('Side'), choices: ['Ours', 'Theirs'] }],
      'fields.0.choices',
      /Only a choice/,
    ],
    [
      '51 answers',
      [{ ...text('Side'), type: 'choice', choices: Array.from({ length: 51 }, (_, at) => `Answer ${at}`) }],
      'fields.0.choices',
      /at most 50 answers/,
    ],
    ['an unknown type', [{ ...text('Side'), type: 'file' }], 'fields.0.type', /./],
    ['a part nobody asked for', [{ ...text('Side'), hidden: true }], 'hidden', /not known/],
  ])('is refused with %s, at its place', async (_what, fields, path, message) => {
    const admin = await backend.openAccount()
    const refusal = AppError.from(
      await admin.call('templates.create', fieldsOf(fields)).catch((error: unknown) => error),
    )
    expect(refusal.code).toBe('request.invalid')
    expect(refusal.fields?.[0]).toEqual({ path, message: expect.stringMatching(message) })
    expect((await admin.call('templates.list', {})).items).toEqual([])
  })

  it('is literal text where it can be shown, and refused where it cannot', async () => {
    const admin = await backend.openAccount()
    for (const name of literalNames) {
      const fields: TemplateField[] = [
        { label: name, type: 'choice', choices: [name, `${name} 2`], required: true },
      ]
      const made = await admin.call('templates.create', contact({ name, description: name, fields }))
      const kept = name.normalize('NFC')
      expect(made).toMatchObject({
        name: kept,
        description: kept,
        fields: [{ label: kept, choices: [kept, `${kept} 2`] }],
      })
    }
    for (const name of [
      'two\r\nlines',
      'right\u202eleft',
      'nul\0byte',
      '\u200b\u200b',
      '---',
      'x'.repeat(10_000),
    ]) {
      expect(await outcomeOf(admin.call('templates.create', contact({ name })))).toMatch(/^request\./)
      expect(await outcomeOf(admin.call('templates.create', contact({ fields: [text(name)] })))).toMatch(
        /^request\./,
      )
    }
  })

  it('fits into one request with as much as is allowed', async () => {
    const admin = await backend.openAccount()
    const fields = Array.from({ length: 50 }, (_, at) => ({
      ...text(`${at} ${'\u5c71'.repeat(97)}`),
      type: 'choice' as const,
      choices: Array.from({ length: 50 }, (_one, place) => `${place} ${'\u7530'.repeat(97)}`),
    }))
    expect((await admin.call('templates.create', contact({ fields }))).fields).toHaveLength(50)
  })

  it('stops at a hundred templates in use for the same', async () => {
    const admin = await backend.openAccount()
    for (let at = 0; at < 100; at += 1)
      await admin.call('templates.create', contact({ kind: 'issue', name: `Issue ${at}` }))
    expect(await outcomeOf(admin.call('templates.create', contact({ kind: 'issue' })))).toBe(
      'template.too-many',
    )
    await admin.call('templates.create', contact())
  })
})
