import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { PageBoundary } from '../../../renderer/app/page-boundary.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

let isBroken = false

function Page() {
  if (isBroken) throw new Error('no such field')
  return <h1>Users</h1>
}

it('keeps a page that fails from taking the window with it, and draws it again when asked', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  isBroken = true
  const { person } = renderInTheme(
    <PageBoundary>
      <Page />
    </PageBoundary>,
  )
  expect(screen.getByRole('heading', { name: 'This page stopped working' })).toBeVisible()
  isBroken = false
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByRole('heading', { name: 'Users' })).toBeVisible()
  vi.restoreAllMocks()
})
