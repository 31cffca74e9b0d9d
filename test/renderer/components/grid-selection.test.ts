import { expect, it } from 'vitest'
import {
  countSelected,
  everythingSelected,
  isSelected,
  nothingSelected,
  select,
  summarizeSelection,
} from '../../../renderer/components/grid-selection.ts'

it('counts all that match without listing them', () => {
  const allButTwo = select(everythingSelected, ['a', 'b'], false)
  expect(countSelected(allButTwo, 100_000)).toBe(99_998)
  expect(isSelected(allButTwo, 'a')).toBe(false)
  expect(isSelected(allButTwo, 'z')).toBe(true)
  expect(summarizeSelection(allButTwo, 100_000)).toBe('some')
})

it('takes a row back into all that match', () => {
  const all = select(select(everythingSelected, ['a'], false), ['a'], true)
  expect(summarizeSelection(all, 5)).toBe('all')
})

it('adds and removes single rows', () => {
  const two = select(nothingSelected, ['a', 'b'], true)
  expect(countSelected(two, 10)).toBe(2)
  expect(summarizeSelection(select(two, ['a', 'b'], false), 10)).toBe('none')
})
