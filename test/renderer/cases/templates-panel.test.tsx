import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Template } from '../../../shared/model/template.ts'
import { aCase, aCaseOffice, idOf } from './case-office.ts'
import { openCases } from './open-cases.tsx'

const witness: Template = {
  templateId: idOf(800_001),
  kind: 'contact',
  name: 'Witness',
  description: 'Somebody who saw something.',
  fields: [{ label: 'Called by', type: 'choice', choices: ['Us', 'The other side'], required: true }],
  createdByName: 'Eleanor Hartwell',
  createdAt: '2026-03-02T10:00:00.000Z',
  archivedAt: null,
  version: 1,
}

it.each(['administrator', 'standard', 'limited', 'guest'] as const)(
  'the templates of the firm are on every case, for a person of the level %s',
  async (level) => {
    const one = aCase('118', 'Stone v. Harbour')
    const office = aCaseOffice({ level, cases: [one], templates: [witness] })
    const { person } = await openCases(office, `#/my-cases?sort=number&case=${one.caseId}`)
    const panel = within(await screen.findByRole('region', { name: 'Templates' }))
    expect(panel.getByText('Contacts')).toBeVisible()
    await person.click(panel.getByRole('button', { name: 'Witness' }))
    const dialog = await screen.findByRole('dialog', { name: 'Witness' })
    const form = within(dialog).getByRole('list', { name: 'The form Witness, blank' })
    expect(form).toHaveTextContent('Called byrequiredUsThe other side')
  },
)

it('without any, only administrators are told where to make one', async () => {
  const one = aCase('118', 'Stone v. Harbour')
  await openCases(aCaseOffice({ cases: [one] }), `#/my-cases?sort=number&case=${one.caseId}`)
  const panel = within(await screen.findByRole('region', { name: 'Templates' }))
  expect(panel.getByRole('link', { name: 'Make the first one' })).toHaveAttribute('href', '#/templates')
})
