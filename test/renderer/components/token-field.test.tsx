import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { TokenField } from '../../../renderer/components/token-field.tsx'
import type { Token } from '../../../renderer/components/token-types.ts'
import { renderInTheme } from '../../support/render-in-theme.tsx'

function parse(text: string) {
  const tokens: Token[] = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((part) => ({
      id: part.toLowerCase(),
      text: part,
      ...(part.includes('@') ? {} : { tone: 'bad' as const, verdict: 'is not an e-mail address' }),
    }))
  return { tokens }
}

function Addresses({ max }: { max?: number }) {
  const [tokens, setTokens] = useState<Token[]>([])
  return <TokenField label="E-mail addresses" tokens={tokens} onChange={setTokens} parse={parse} max={max} />
}

const start = (max?: number) => {
  const { person } = renderInTheme(<Addresses {...(max === undefined ? {} : { max })} />)
  return { person, field: screen.getByRole('textbox', { name: 'E-mail addresses' }) }
}

const chips = () =>
  screen.queryAllByRole('button', { name: /^Remove / }).map((button) => button.getAttribute('aria-label'))

it('turns a typed address into a chip at a comma, at Enter and on leaving', async () => {
  const { person, field } = start()
  await person.type(field, 'ana@example.test,ben@example.test{Enter}cy@example.test')
  await person.tab()
  expect(chips()).toEqual(['Remove ana@example.test', 'Remove ben@example.test', 'Remove cy@example.test'])
  expect(field).toHaveValue('')
})

it('takes a pasted list and says what was already there', async () => {
  const { person, field } = start()
  await person.click(field)
  await person.paste('ana@example.test\nben@example.test; ANA@example.test')
  expect(chips()).toHaveLength(2)
  expect(screen.getByText('2 added, one was already there')).toBeInTheDocument()
})

it('leaves out what is more than it takes and says so', async () => {
  const { person, field } = start(2)
  await person.click(field)
  await person.paste('ana@example.test ben@example.test cy@example.test')
  expect(chips()).toHaveLength(2)
  expect(screen.getByText(/1 left out, at most 2 at a time/)).toBeInTheDocument()
})

it('is worked with keys alone: back to the last chip, along, and away', async () => {
  const { person, field } = start()
  await person.click(field)
  await person.paste('ana@example.test ben@example.test ')
  await person.keyboard('{ArrowLeft}')
  expect(screen.getByRole('button', { name: 'ben@example.test' })).toHaveFocus()
  await person.keyboard('{ArrowLeft}{Delete}')
  expect(chips()).toEqual(['Remove ben@example.test'])
  await waitFor(() => expect(screen.getByRole('button', { name: 'ben@example.test' })).toHaveFocus())
  await person.keyboard('{Backspace}')
  expect(chips()).toEqual([])
  await waitFor(() => expect(field).toHaveFocus())
})

it('lists what is wrong once more and lets it be corrected', async () => {
  const { person, field } = start()
  await person.type(field, 'ana{Enter}')
  const list = screen.getByRole('list', { name: 'Addresses that need a decision' })
  expect(list).toHaveTextContent('ana is not an e-mail address')
  await person.click(within(list).getByRole('button', { name: 'Correct' }))
  expect(field).toHaveValue('ana')
  expect(field).toHaveFocus()
  expect(chips()).toEqual([])
})
