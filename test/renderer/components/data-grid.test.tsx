import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { DataGrid } from '../../../renderer/components/data-grid.tsx'
import { type GridSelection, nothingSelected } from '../../../renderer/components/grid-selection.ts'
import type { DataGridProps, GridSort } from '../../../renderer/components/grid-types.ts'
import { localRows, type RowSource } from '../../../renderer/components/row-source.ts'
import { renderInTheme } from '../../support/render-in-theme.tsx'

interface Person {
  id: string
  name: string
}

const people: Person[] = Array.from({ length: 100_000 }, (_, index) => ({
  id: `u${index}`,
  name: `Person ${index}`,
}))
const everybody = localRows(people)
const columns: DataGridProps<Person>['columns'] = [
  { id: 'name', title: 'Name', width: 200, sortable: true, rowHeader: true, cell: (row) => row.name },
  { id: 'id', title: 'Number', width: 100, cell: (row) => row.id },
  {
    id: 'edit',
    title: 'Edit',
    hideTitle: true,
    width: 60,
    cell: (row) => <button type="button">Edit {row.name}</button>,
  },
]
const base = {
  label: 'Current users',
  columns,
  source: everybody,
  rowId: (row: Person) => row.id,
  rowLabel: (row: Person) => row.name,
}

function Selectable(props: Partial<DataGridProps<Person>>) {
  const [selection, setSelection] = useState<GridSelection>(nothingSelected)
  const [sort, setSort] = useState<GridSort>({ column: 'name', direction: 'asc' })
  return (
    <DataGrid
      {...base}
      selection={selection}
      onSelectionChange={setSelection}
      sort={sort}
      onSort={setSort}
      {...props}
    />
  )
}

const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(`${name}( |$)`) })
const selectedNames = () =>
  screen.getAllByRole('row', { selected: true }).map((row) => within(row).getByRole('rowheader').textContent)
const focusRow = (name: string) => fireEvent.focus(within(rowOf(name)).getByRole('rowheader'))

const startAt = async (name: string, props: Partial<DataGridProps<Person>> = {}) => {
  const view = renderInTheme(<Selectable {...props} />)
  const cell = within(rowOf(name)).getByRole('rowheader')
  cell.focus()
  await waitFor(() => expect(cell).toHaveFocus())
  return view
}

it('tells how many rows there are while it draws a few', () => {
  renderInTheme(<DataGrid {...base} />)
  const grid = screen.getByRole('grid', { name: 'Current users' })
  expect(grid).toHaveAttribute('aria-rowcount', '100001')
  expect(rowOf('Person 0')).toHaveAttribute('aria-rowindex', '2')
  expect(screen.getAllByRole('row').length).toBeLessThan(60)
})

it('has exactly one tab stop', async () => {
  const { person } = renderInTheme(<DataGrid {...base} />)
  await person.tab()
  expect(within(rowOf('Person 0')).getByRole('rowheader')).toHaveFocus()
  await person.tab()
  expect(document.body).toHaveFocus()
})

it('moves by arrows, gives the focus to the button of a cell, and reaches the last row', async () => {
  const { person } = await startAt('Person 0')
  await person.keyboard('{ArrowDown}{ArrowRight}')
  expect(within(rowOf('Person 1')).getByText('u1')).toHaveFocus()
  await person.keyboard('{ArrowRight}')
  expect(screen.getByRole('button', { name: 'Edit Person 1' })).toHaveFocus()
  await person.keyboard('{Control>}{End}{/Control}')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Edit Person 99999' })).toHaveFocus())
  await person.keyboard('{Control>}{Home}{/Control}')
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Select Person 0' })).toHaveFocus())
})

it('keeps the focused row while the list is scrolled far away', async () => {
  await startAt('Person 3')
  const grid = screen.getByRole('grid')
  grid.scrollTop = 36 * 5000
  fireEvent.scroll(grid)
  await waitFor(() => expect(screen.getByRole('rowheader', { name: 'Person 5000' })).toBeInTheDocument())
  expect(screen.getByRole('rowheader', { name: 'Person 3' })).toHaveFocus()
})

it('follows the person, not the position, when fresh rows arrive', async () => {
  const { rerender } = await startAt('Person 4')
  const later = localRows([{ id: 'new', name: 'Newcomer' }, ...people])
  rerender(<Selectable source={later} />)
  await waitFor(() => expect(screen.getByRole('rowheader', { name: 'Person 4' })).toHaveFocus())
  expect(rowOf('Person 4')).toHaveAttribute('aria-rowindex', '7')
})

it('selects by Space, extends with Shift and arrows, takes all, and clears with Escape', async () => {
  const { person } = await startAt('Person 0')
  await person.keyboard(' ')
  expect(selectedNames()).toEqual(['Person 0'])
  await person.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(selectedNames()).toEqual(['Person 0', 'Person 1', 'Person 2'])
  await person.keyboard('{Control>}a{/Control}')
  expect(screen.getByRole('checkbox', { name: 'Select all' })).toBeChecked()
  await person.keyboard('{Escape}')
  expect(screen.queryAllByRole('row', { selected: true })).toHaveLength(0)
})

it('selects a range between two clicks with Shift', async () => {
  const { person } = renderInTheme(<Selectable />)
  await person.click(screen.getByRole('checkbox', { name: 'Select Person 1' }))
  await person.keyboard('{Shift>}')
  await person.click(screen.getByRole('checkbox', { name: 'Select Person 4' }))
  await person.keyboard('{/Shift}')
  expect(selectedNames()).toEqual(['Person 1', 'Person 2', 'Person 3', 'Person 4'])
  expect(screen.getByRole('checkbox', { name: 'Select all' })).toBePartiallyChecked()
})

it('sorts by its header and says which way', async () => {
  const { person } = renderInTheme(<Selectable />)
  const header = screen.getByRole('columnheader', { name: 'Name' })
  expect(header).toHaveAttribute('aria-sort', 'ascending')
  await person.click(within(header).getByRole('button'))
  expect(header).toHaveAttribute('aria-sort', 'descending')
  expect(screen.getByRole('columnheader', { name: 'Number' })).not.toHaveAttribute('aria-sort')
})

it('opens a row with Enter and its menu with Shift+F10', async () => {
  const onOpen = vi.fn()
  const onMenu = vi.fn<NonNullable<DataGridProps<Person>['onMenu']>>()
  const { person } = await startAt('Person 2', { onOpen, onMenu })
  await person.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(people[2], 2)
  await person.keyboard('{Shift>}{F10}{/Shift}')
  expect(onMenu).toHaveBeenCalledOnce()
  const [row, anchor] = onMenu.mock.calls[0] ?? []
  expect(row).toBe(people[2])
  expect(anchor && 'returnTo' in anchor && anchor.returnTo).toBe(document.activeElement)
})

it('opens the menu of a row with the right button', () => {
  const onMenu = vi.fn<NonNullable<DataGridProps<Person>['onMenu']>>()
  renderInTheme(<Selectable onMenu={onMenu} />)
  fireEvent.contextMenu(screen.getByText('u5'), { clientX: 40, clientY: 90 })
  const [row, anchor, index] = onMenu.mock.calls[0] ?? []
  expect([row, index]).toEqual([people[5], 5])
  expect(anchor).toHaveProperty('x', 40)
})

it('leaves the keys it does not know to the screen', async () => {
  const onKey = vi.fn(() => true)
  const { person } = await startAt('Person 1', { onKey })
  await person.keyboard('d')
  expect(onKey).toHaveBeenLastCalledWith('d', people[1], expect.anything())
  await person.keyboard('{Control>}c{/Control}')
  expect(onKey).toHaveBeenLastCalledWith('mod+c', people[1], expect.anything())
  await person.keyboard('j')
  expect(onKey).toHaveBeenCalledTimes(2)
  expect(screen.getByRole('rowheader', { name: 'Person 2' })).toHaveFocus()
})

it('asks for rows as they come into sight and draws them when they are there', async () => {
  const ensure = vi.fn()
  const paged = (loaded: number): RowSource<Person> => ({
    count: 500,
    get: (index) => (index < loaded ? people[index] : undefined),
    ensure,
  })
  const { rerender } = renderInTheme(<Selectable source={paged(2)} />)
  expect(ensure).toHaveBeenCalledWith(0, expect.any(Number))
  expect(screen.queryByText('Person 3')).not.toBeInTheDocument()
  rerender(<Selectable source={paged(50)} />)
  expect(screen.getByText('Person 3')).toBeInTheDocument()
})

it('shows what the screen says where there are no rows', () => {
  renderInTheme(<DataGrid {...base} source={localRows<Person>([])} empty={<p>Nobody matches</p>} />)
  expect(screen.getByRole('grid')).toHaveAccessibleDescription('Nobody matches')
})

it('names the row whose details are read when the focus moves on', async () => {
  const onActiveRow = vi.fn()
  const { person } = await startAt('Person 0', { onActiveRow })
  await person.keyboard('{ArrowDown}')
  expect(onActiveRow).toHaveBeenLastCalledWith(people[1], 1)
  focusRow('Person 1')
  expect(onActiveRow).toHaveBeenCalledTimes(2)
})
