import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { FilterChip } from '../../../renderer/components/filter-chip.tsx'
import { SearchField } from '../../../renderer/components/search-field.tsx'
import { Tabs } from '../../../renderer/components/tabs.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

type Status = 'active' | 'inactive'

function Filters() {
  const [text, setText] = useState('')
  const [status, setStatus] = useState<Status[]>([])
  const [tab, setTab] = useState<'current' | 'pending'>('current')
  return (
    <Tabs
      label="Users"
      value={tab}
      onChange={setTab}
      items={[
        { value: 'current', label: 'Current users', count: '48' },
        { value: 'pending', label: 'Pending invitations', count: '7', attention: 'one has expired' },
      ]}
    >
      <SearchField label="Search users" value={text} onChange={setText} />
      <FilterChip
        label="Status"
        value={status}
        onChange={setStatus}
        options={[
          { value: 'active', label: 'Active' },
          { value: 'inactive', label: 'Inactive' },
        ]}
      />
      <p>{tab === 'current' ? 'Everybody' : 'Invited'}</p>
    </Tabs>
  )
}

it('leads to the search with a slash and clears it with Escape', async () => {
  const { person } = renderInTheme(<Filters />)
  await person.keyboard('/')
  const search = screen.getByRole('searchbox', { name: 'Search users' })
  expect(search).toHaveFocus()
  await person.keyboard('mar/')
  expect(search).toHaveValue('mar/')
  await person.keyboard('{Escape}')
  expect(search).toHaveValue('')
  expect(search).toHaveFocus()
})

it('says in the chip what is filtered, and lets it go', async () => {
  const { person } = renderInTheme(<Filters />)
  await person.click(screen.getByRole('button', { name: 'Status' }))
  await person.click(await screen.findByRole('checkbox', { name: 'Inactive' }))
  const chip = screen.getByRole('button', { name: 'Status: Inactive' })
  await person.keyboard('{Escape}')
  await waitFor(() => expect(chip).toHaveFocus())
  await person.click(screen.getByRole('button', { name: 'Remove filter Status' }))
  expect(screen.getByRole('button', { name: 'Status' })).toBeInTheDocument()
})

it('changes the view with arrows and tells what needs a decision', async () => {
  const { person } = renderInTheme(<Filters />)
  await person.click(screen.getByRole('tab', { name: 'Current users 48' }))
  await person.keyboard('{ArrowRight}')
  const pending = screen.getByRole('tab', { name: /Pending invitations.*one has expired/ })
  expect(pending).toHaveFocus()
  expect(screen.getByRole('tabpanel', { name: /Pending invitations/ })).toHaveTextContent('Invited')
})
