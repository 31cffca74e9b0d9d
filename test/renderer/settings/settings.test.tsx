import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { MailSettings } from '../../../shared/model/mail.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { noMailServer, openWindow, signedIn } from '../app/open-window.tsx'

const openTab = (tab: string, answers: Handlers = {}, session = signedIn()) =>
  openWindow({ session, hash: `#/settings?tab=${tab}`, answers })
const refuse = (code: ErrorCode, details?: Record<string, string | number>) => () => {
  throw new AppError(code, details)
}
const told = (text: string | RegExp) =>
  waitFor(() => expect(useNotices.getState().notices.at(-1)?.text).toMatch(text))

const ownServer: MailSettings = {
  ...noMailServer,
  source: 'account',
  host: 'smtp.stone.test',
  hasPassword: true,
  fromName: 'Stone LLP',
  fromAddress: 'office@stone.test',
}

it('shows everybody their own settings and administrators those of the account', async () => {
  openTab('mail', {}, signedIn({ level: 'guest' }))
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent?.trim())).toEqual([
    'Appearance',
    'Your profile',
    'Password and two-factor',
    'About',
  ])
})

it('applies the appearance at once', async () => {
  const { person, transport } = openTab('appearance')
  await person.click(await screen.findByText('Dark'))
  await waitFor(() => expect(transport.callsOf('settings.change')).toEqual([{ theme: 'dark' }]))
})

describe('the profile', () => {
  it('saves a changed name, and nothing that is not changed', async () => {
    const { person, transport } = openTab('profile', { 'profile.update': () => ({}) })
    const save = await screen.findByRole('button', { name: 'Save' })
    expect(save).toHaveAccessibleDescription('Nothing was changed.')
    await person.type(screen.getByLabelText('Your name'), ' Marsh')
    await person.click(save)
    await told('Your name was changed.')
    expect(transport.callsOf('profile.update')).toEqual([{ name: 'Abigail Stone Marsh' }])
  })
})

describe('the password', () => {
  it('is changed after the current one is given', async () => {
    const { person } = openTab('security', { 'password.change': () => ({}) })
    await person.type(await screen.findByLabelText('Current password'), 'old words here')
    await person.type(screen.getByLabelText('New password'), 'four unrelated words')
    await person.click(screen.getByRole('button', { name: 'Change the password' }))
    await told(/Other devices were signed out/)
    expect(screen.getByLabelText('New password')).toHaveValue('')
  })

  it('is refused at the field that is wrong', async () => {
    const { person } = openTab('security', { 'password.change': refuse('password.wrong') })
    await person.type(await screen.findByLabelText('Current password'), 'wrong')
    await person.type(screen.getByLabelText('New password'), 'four unrelated words{Enter}')
    await waitFor(() =>
      expect(screen.getByLabelText('Current password')).toHaveAccessibleDescription(
        'The current password is not right.',
      ),
    )
  })
})

describe('two-factor', () => {
  const started = {
    uri: 'otpauth://totp/Roster:abigail?secret=ABCDEFGH',
    recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'],
  }

  it('is turned on with the password and the first code', async () => {
    const { person, transport, world } = openTab('security', {
      'twoFactor.enroll': () => started,
      'twoFactor.confirm': () => {
        world.session = signedIn({ twoFactorOn: true })
        return {}
      },
    })
    await person.type(await screen.findByLabelText('Your password'), 'four unrelated words{Enter}')
    const codes = await screen.findByRole('list', { name: 'Recovery codes' })
    expect(within(codes).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText('ABCDEFGH')).toBeVisible()
    await person.type(screen.getByLabelText('Code from the app'), '123 456{Enter}')
    await screen.findByRole('heading', { name: 'Two-factor is on' })
    expect(transport.callsOf('twoFactor.confirm')).toEqual([{ code: '123456' }])
    expect(screen.getByRole('list', { name: 'Recovery codes' })).toBeVisible()
  })

  it('lets the recovery codes be copied and printed', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    const { person } = openTab('security', { 'twoFactor.enroll': () => started })
    await person.type(await screen.findByLabelText('Your password'), 'four unrelated words{Enter}')
    await person.click(await screen.findByRole('button', { name: 'Copy the codes' }))
    await told(/The recovery codes were copied/)
    expect(await navigator.clipboard.readText()).toBe('aaaa-bbbb\ncccc-dddd')
    await person.click(screen.getByRole('button', { name: 'Print the codes' }))
    expect(print).toHaveBeenCalledOnce()
    print.mockRestore()
  })

  it('is turned off after the password', async () => {
    const { person, world } = openTab(
      'security',
      {
        'twoFactor.turnOff': () => {
          world.session = signedIn()
          return {}
        },
      },
      signedIn({ twoFactorOn: true }),
    )
    await person.click(await screen.findByRole('button', { name: 'Turn two-factor off…' }))
    const question = await screen.findByRole('dialog', { name: 'Turn two-factor off?' })
    await person.type(within(question).getByLabelText('Your password'), 'four unrelated words{Enter}')
    expect(await screen.findByRole('heading', { name: 'Two-factor is off' })).toBeVisible()
  })

  it('stays on while the password is too short to stand alone, and says what to do', async () => {
    const { person } = openTab(
      'security',
      { 'twoFactor.turnOff': refuse('password.too-short', { minimum: 15 }) },
      signedIn({ twoFactorOn: true }),
    )
    await person.click(await screen.findByRole('button', { name: 'Turn two-factor off…' }))
    const question = await screen.findByRole('dialog')
    await person.type(within(question).getByLabelText('Your password'), 'short pass{Enter}')
    expect(await within(question).findByText(/Change it to a longer one first/)).toBeVisible()
  })

  it('gives new recovery codes', async () => {
    const { person } = openTab(
      'security',
      { 'twoFactor.renewRecoveryCodes': () => ({ recoveryCodes: ['eeee-ffff'] }) },
      signedIn({ twoFactorOn: true }),
    )
    await person.click(await screen.findByRole('button', { name: 'New recovery codes…' }))
    const question = await screen.findByRole('dialog')
    await person.type(within(question).getByLabelText('Your password'), 'four unrelated words{Enter}')
    expect(await screen.findByText('eeee-ffff')).toBeVisible()
  })
})

describe('the mail server', () => {
  it('is saved with the port that belongs to its protection', async () => {
    const { person, transport } = openTab('mail', { 'mail.change': () => ownServer })
    await person.type(await screen.findByLabelText('Mail server (SMTP)'), 'smtp.stone.test')
    await person.click(screen.getByRole('combobox', { name: 'Protection' }))
    await person.click(await screen.findByRole('option', { name: 'TLS from the start', hidden: true }))
    expect(screen.getByLabelText('Port')).toHaveValue('465')
    await person.click(screen.getByRole('button', { name: 'Save' }))
    await told(/The mail server was saved/)
    expect(transport.callsOf('mail.change')[0]).toMatchObject({
      host: 'smtp.stone.test',
      port: 465,
      security: 'tls',
      fromName: 'Stone LLP',
      fromAddress: 'abigail@stone.test',
    })
    expect(transport.callsOf('mail.change')[0]).not.toHaveProperty('password')
  })

  it('complains about what is missing at its field', async () => {
    const { person } = openTab('mail')
    await person.click(await screen.findByRole('button', { name: 'Save' }))
    expect(screen.getByLabelText('Mail server (SMTP)')).toHaveAccessibleDescription(
      'Enter the name of the mail server.',
    )
  })

  it('says what the server answered to a test message', async () => {
    let isRefused = true
    const { person } = openTab('mail', {
      'mail.read': () => ownServer,
      'mail.test': () => {
        if (isRefused) throw new AppError('mail.refused', { answer: '535 wrong password' })
        return { answer: '250 queued' }
      },
    })
    await person.click(await screen.findByRole('button', { name: 'Send a test message' }))
    expect(await screen.findByText(/535 wrong password/)).toBeVisible()
    isRefused = false
    await person.click(screen.getByRole('button', { name: 'Send a test message' }))
    expect(await screen.findByText(/It said: 250 queued/)).toBeVisible()
  })

  it('is removed only after a question', async () => {
    const { person, transport } = openTab('mail', {
      'mail.read': () => ownServer,
      'mail.forget': () => noMailServer,
    })
    await person.click(await screen.findByRole('button', { name: 'Remove the mail server…' }))
    const question = await screen.findByRole('dialog', { name: 'Remove the mail server?' })
    expect(transport.callsOf('mail.forget')).toEqual([])
    await person.click(within(question).getByRole('button', { name: 'Remove the mail server' }))
    await told(/The mail server was removed/)
  })

  it('is only told where whoever runs the server has set it', async () => {
    openTab('mail', { 'mail.read': () => ({ ...ownServer, source: 'environment' }) })
    expect(await screen.findByText(/Whoever runs this server has set its mail server/)).toBeVisible()
    expect(screen.queryByLabelText('Mail server (SMTP)')).not.toBeInTheDocument()
  })
})

it.each([
  ['mail', 'mail.read', 'The mail settings could not be read'],
  ['links', 'account.read', 'The rule for links could not be read'],
  ['about', 'setup.read', 'The version of the server could not be read'],
] as const)('tries again when the page %s could not be read', async (tab, operation, title) => {
  const { person, transport } = openTab(tab, { [operation]: refuse('server.unreachable') })
  await screen.findByText(title)
  const before = transport.callsOf(operation).length
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(transport.callsOf(operation).length).toBe(before + 1))
})

describe('the rule for links', () => {
  it('is changed at once and told', async () => {
    const { person, transport } = openTab('links', {
      'account.changeLinkRule': ({ linksByEmailOnly }) => ({
        firmName: 'Stone LLP',
        address: '',
        phone: '',
        fax: '',
        dateFormat: 'spelled',
        timeZone: 'Europe/Berlin',
        linksByEmailOnly,
        version: 2,
      }),
    })
    await person.click(
      await screen.findByRole('checkbox', { name: 'Registration links leave by e-mail only' }),
    )
    await told('Registration links now leave by e-mail only.')
    expect(transport.callsOf('account.changeLinkRule')).toEqual([{ linksByEmailOnly: true, version: 1 }])
  })

  it('says when somebody else was faster', async () => {
    const { person } = openTab('links', { 'account.changeLinkRule': refuse('account.stale') })
    await person.click(await screen.findByRole('checkbox'))
    expect(await screen.findByText(/Somebody changed these settings in the meantime/)).toBeVisible()
  })
})

describe('about', () => {
  it('names the server and its version in a browser, without a choice', async () => {
    openTab('about')
    expect(await screen.findByText('Account server: https://roster.stone.test')).toBeVisible()
    expect(await screen.findByText('Roster 1.2.3')).toBeVisible()
    expect(screen.queryByRole('button', { name: /Choose another place/ })).not.toBeInTheDocument()
  })

  it('lets the desktop application choose another place after a question', async () => {
    const { person, transport } = openTab('about', {
      'desktop.read': () => ({ kind: 'desktop', platform: 'macos', version: '1.2.2', keepsSession: false }),
    })
    expect(await screen.findByText('Roster 1.2.2')).toBeVisible()
    expect(screen.getByText(/signed in until Roster is closed/)).toBeVisible()
    await person.click(screen.getByRole('button', { name: 'Choose another place…' }))
    const question = await screen.findByRole('dialog')
    await person.click(within(question).getByRole('button', { name: 'Choose another place' }))
    await screen.findByRole('heading', { name: 'Welcome to Roster' })
    expect(transport.callsOf('connection.choose')).toEqual([{ connection: { kind: 'unset' } }])
  })
})
