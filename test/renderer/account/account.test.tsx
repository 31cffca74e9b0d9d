import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { writeDatesAs } from '../../../renderer/format.ts'
import { goTo } from '../../../renderer/stores/location.ts'
import { useNotices } from '../../../renderer/stores/notices.ts'
import type { Output } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { openWindow, signedIn } from '../app/open-window.tsx'
import { billing } from '../billing/billing-office.ts'

type Settings = Output<'account.read'>

const settings: Settings = {
  firmName: 'Stone LLP',
  address: '1 High Street\nBoston',
  phone: '617 555 0100',
  fax: '',
  dateFormat: 'spelled',
  timeZone: 'Europe/Berlin',
  linksByEmailOnly: false,
  version: 3,
}

afterEach(() => writeDatesAs('spelled'))

/** The page over an account that changes as the operation says. */
function openAccount(answers: Handlers = {}) {
  const office = { settings }
  const shown = openWindow({
    session: signedIn(),
    hash: '#/account',
    answers: {
      'account.read': () => office.settings,
      'account.change': ({ version, ...typed }) => {
        if (version !== office.settings.version) throw new AppError('account.stale')
        office.settings = { ...office.settings, ...typed, version: version + 1 }
        return office.settings
      },
      'billing.read': () => ({ ...billing, timeZone: 'Europe/Berlin' }),
      ...answers,
    },
  })
  const { world } = shown
  return {
    ...shown,
    /** Another administrator saves. */
    changeElsewhere(part: Partial<Settings>) {
      office.settings = { ...office.settings, ...part, version: office.settings.version + 1 }
      shown.transport.emit('account.changed', {})
    },
    switchFormat(dateFormat: Settings['dateFormat']) {
      const session = signedIn()
      world.session = { ...session, account: { ...session.account, dateFormat } }
      shown.transport.emit('account.changed', {})
    },
  }
}

const firmName = () => screen.findByLabelText('Firm name')
const save = () => screen.getByRole('button', { name: 'Save' })

it('saves what was changed, and says so', async () => {
  const { person, transport } = openAccount()
  expect(await firmName()).toHaveValue('Stone LLP')
  expect(save()).toHaveAccessibleDescription('Nothing was changed.')
  await person.type(await firmName(), ' & Moss')
  await person.click(save())
  await waitFor(() =>
    expect(useNotices.getState().notices.at(-1)?.text).toMatch(/The account information was saved/),
  )
  const { linksByEmailOnly: _, ...information } = settings
  expect(transport.callsOf('account.change')).toEqual([{ ...information, firmName: 'Stone LLP & Moss' }])
  expect(save()).toHaveAttribute('aria-disabled', 'true')
  expect(await firmName()).toHaveValue('Stone LLP & Moss')
})

it('asks before the page is left with changes', async () => {
  const { person } = openAccount()
  await person.type(await firmName(), '!')
  goTo('#/settings')
  const question = await screen.findByRole('dialog', { name: 'Leave without saving?' })
  await person.click(within(question).getByRole('button', { name: 'Stay here' }))
  await waitFor(() => expect(question).not.toBeInTheDocument())
  expect(await firmName()).toHaveValue('Stone LLP!')
  await person.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(await firmName()).toHaveValue('Stone LLP')
  goTo('#/settings')
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

it('says at the fields and in a summary what needs another look', async () => {
  const { person, transport } = openAccount()
  await person.clear(await firmName())
  await person.type(screen.getByLabelText(/^Phone/), ' call us')
  await person.clear(screen.getByLabelText(/^Phone/))
  await person.type(screen.getByLabelText(/^Phone/), 'call us')
  await person.click(save())
  const summary = await screen.findByRole('region', { name: '2 things need another look' })
  expect(summary).toHaveFocus()
  expect(await firmName()).toHaveAccessibleDescription(/Enter the name of the firm\./)
  expect(screen.getByLabelText(/^Phone/)).toHaveAccessibleDescription(/Enter a number that can be dialled/)
  expect(transport.callsOf('account.change')).toEqual([])
})

describe('the time zone', () => {
  it('is found by a city, and says since when billing follows it', async () => {
    const { person, transport } = openAccount()
    const field = await screen.findByRole('combobox', { name: 'Time zone' })
    expect(field).toHaveValue('Berlin, Europe')
    await person.clear(field)
    await person.type(field, 'boston')
    await person.click(await screen.findByRole('option', { name: /^New York, America/, hidden: true }))
    expect(screen.getByText(/In New York it is/)).toBeVisible()
    expect(
      screen.getByText(/Billing counts its days by the clock of Berlin until the cycle ends on Jun 1, 2026/),
    ).toBeVisible()
    await person.click(save())
    await waitFor(() =>
      expect(transport.callsOf('account.change')).toMatchObject([{ timeZone: 'America/New_York' }]),
    )
  })

  it('the server does not know is refused at the field', async () => {
    const { person } = openAccount({
      'account.change': () => {
        throw new AppError('time-zone.unknown')
      },
    })
    await person.type(await firmName(), '!')
    await person.click(save())
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Time zone' })).toHaveAccessibleDescription(
        /This time zone is not known/,
      ),
    )
  })
})

it('shows today in each date format, and follows the account in every date on screen', async () => {
  const { person, switchFormat } = openAccount({ 'billing.read': () => ({ ...billing, timeZone: 'UTC' }) })
  await person.click(await screen.findByRole('combobox', { name: 'Date format' }))
  await person.click(
    await screen.findByRole('option', { name: /Day, month, year with points/, hidden: true }),
  )
  expect(screen.getByText(/^\d\d\.\d\d\.\d{4}$/, { selector: 'strong' })).toBeVisible()
  expect(screen.getByText(/until the cycle ends on Jun 1/)).toBeVisible()
  switchFormat('year-month-day')
  expect(await screen.findByText(/until the cycle ends on 2026-06-01/)).toBeVisible()
})

describe('a change by somebody else', () => {
  it('is taken over while nothing is typed here', async () => {
    const { changeElsewhere } = openAccount()
    await firmName()
    changeElsewhere({ firmName: 'Marsh LLP' })
    await waitFor(async () => expect(await firmName()).toHaveValue('Marsh LLP'))
  })

  it('is shown beside what was entered, which can be kept', async () => {
    const { person, transport, changeElsewhere } = openAccount()
    await person.type(await firmName(), ' & Moss')
    changeElsewhere({ fax: '617 555 0199' })
    const both = await screen.findByRole('table', { name: 'What differs' })
    expect(within(both).getByRole('row', { name: 'Fax 617 555 0199 Nothing' })).toBeVisible()
    expect(within(both).getByRole('row', { name: 'Firm name Stone LLP Stone LLP & Moss' })).toBeVisible()
    await person.click(save())
    await waitFor(() => expect(transport.callsOf('account.change')).toHaveLength(1))
    expect(await firmName()).toHaveValue('Stone LLP & Moss')
    await person.click(screen.getByRole('button', { name: 'Go on with what I entered' }))
    expect(screen.queryByText(/Somebody changed/)).not.toBeInTheDocument()
    await person.click(save())
    await waitFor(() =>
      expect(transport.callsOf('account.change').at(-1)).toMatchObject({
        firmName: 'Stone LLP & Moss',
        fax: '',
        version: 4,
      }),
    )
  })

  it('can be looked at instead', async () => {
    const { person, changeElsewhere } = openAccount()
    await person.type(await firmName(), ' & Moss')
    changeElsewhere({ firmName: 'Marsh LLP' })
    await person.click(await screen.findByRole('button', { name: 'Show what is saved' }))
    expect(await firmName()).toHaveValue('Marsh LLP')
    expect(save()).toHaveAttribute('aria-disabled', 'true')
  })

  it('of something that is not on this page changes nothing here', async () => {
    const { person, transport, changeElsewhere } = openAccount()
    await person.type(await firmName(), '!')
    changeElsewhere({ linksByEmailOnly: true })
    await person.click(save())
    await waitFor(() => expect(transport.callsOf('account.change').at(-1)).toMatchObject({ version: 4 }))
  })
})

it('is not there for people who are not administrators', async () => {
  openWindow({ session: signedIn({ level: 'standard' }), hash: '#/account' })
  expect(await screen.findByRole('heading', { level: 1, name: 'My cases' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Account information' })).not.toBeInTheDocument()
})
