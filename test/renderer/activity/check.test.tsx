import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { ActivityCheck } from '../../../shared/model/activity.ts'
import { openActivity } from './activity-office.ts'

type Answer = (after: number) => ActivityCheck | Promise<ActivityCheck>

/** Opens the check of the history on a server that gives these answers. */
async function openCheck(answer: Answer) {
  const shown = openActivity('#/activity', { 'activity.verify': ({ after }) => answer(after) })
  await shown.person.click(await screen.findByRole('button', { name: 'Check history…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Is the history as it was recorded?' })
  return { ...shown, dialog }
}

const unbroken: ActivityCheck = { state: 'unbroken', events: 30_000, since: '2024-11-03T08:12:00.000Z' }

it('goes part by part, shows how far it is, and says since when the history is unbroken', async () => {
  const answers: (() => void)[] = []
  const { dialog, transport } = await openCheck(
    (after) =>
      new Promise((resolve) => {
        const part: ActivityCheck =
          after < 20_000 ? { state: 'going-on', checked: after + 10_000, newest: 30_000 } : unbroken
        answers.push(() => resolve(part))
      }),
  )
  const next = async () => {
    await waitFor(() => expect(answers.length).toBeGreaterThan(0))
    answers.shift()?.()
  }
  expect(within(dialog).getByText('Checking from the first event on…')).toBeVisible()
  await next()
  expect(await within(dialog).findByText('10,000 of 30,000 events checked')).toBeVisible()
  expect(within(dialog).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '10000')
  await next()
  await next()
  expect(
    await within(dialog).findByText('Unbroken since Nov 3, 2024: 30,000 events, checked just now.'),
  ).toBeVisible()
  expect(within(dialog).getByText(/^Events cut off at the very end would leave no gap/)).toBeVisible()
  expect(transport.callsOf('activity.verify')).toEqual([{ after: 0 }, { after: 10_000 }, { after: 20_000 }])
})

type Broken = Omit<Extract<ActivityCheck, { state: 'broken' }>, 'state'>

it.each<[found: Broken, headline: string, what: string, whom: string]>([
  [
    {
      number: 812,
      cause: 'changed',
      event: { at: '2026-05-15T14:30:00.000Z', sentence: 'Eve opened case 9' },
    },
    'Event 812 is not as it was recorded.',
    'Events 1 to 811 are as they were recorded. This one does not fit its seal or the event before it. What stands there now:',
    'Name event 812.',
  ],
  [
    { number: 2, cause: 'missing', event: null },
    'Event 2 is missing.',
    'Event 1 is as it was recorded. This one was removed.',
    'Name event 2.',
  ],
  [
    { number: 1, cause: 'missing', event: null },
    'Event 1 is missing.',
    'This one was removed.',
    'Name event 1.',
  ],
  [
    { number: 1001, cause: 'cut-off', event: null },
    'Events after number 1,000 are missing.',
    'Events 1 to 1,000 are as they were recorded. A seat, a case or a hand-over names a later one, which is not here.',
    'Name event 1,000 as the last one.',
  ],
])(
  'names the first event that does not fit, and says what to do: %j',
  async (found, headline, what, whom) => {
    const { dialog } = await openCheck(() => ({ state: 'broken', ...found }))
    expect(await within(dialog).findByText(headline)).toBeVisible()
    expect(within(dialog).getByText(what)).toBeVisible()
    expect(within(dialog).getByText(new RegExp(whom))).toBeVisible()
    expect(within(dialog).getByText(/restore no backup over this account/)).toBeVisible()
    if (found.event) expect(dialog).toHaveTextContent('Eve opened case 9May 15, 2026, 4:30 PM')
  },
)

it('goes on where it failed', async () => {
  let isThere = false
  const { dialog, person, transport } = await openCheck((after) => {
    if (after === 0) return { state: 'going-on', checked: 10_000, newest: 30_000 }
    if (!isThere) throw new AppError('unexpected')
    return unbroken
  })
  expect(await within(dialog).findByText('The check could not go on')).toBeVisible()
  expect(within(dialog).getByText('The first 10,000 events fit. Nothing was changed.')).toBeVisible()
  isThere = true
  await person.click(within(dialog).getByRole('button', { name: 'Try again' }))
  await within(dialog).findByText(/^Unbroken since/)
  expect(transport.callsOf('activity.verify').at(-1)).toEqual({ after: 10_000 })
})

it('stops when it is left, and begins anew when it is opened again', async () => {
  let asked = 0
  const answers: (() => void)[] = []
  const { dialog, person } = await openCheck((after) => {
    asked += 1
    return new Promise((resolve) => {
      answers.push(() => resolve({ state: 'going-on', checked: after + 10_000, newest: 1_000_000 }))
    })
  })
  await person.click(within(dialog).getByRole('button', { name: 'Stop' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  answers.shift()?.()
  await person.click(screen.getByRole('button', { name: 'Check history…' }))
  await waitFor(() => expect(asked).toBe(2))
  expect(await screen.findByText('Checking from the first event on…')).toBeVisible()
})
