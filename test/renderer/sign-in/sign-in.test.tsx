import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { SAMPLE_LOGIN } from '../../../shared/model/sample.ts'
import { choosing, OTHER_ACCOUNT, openWindow, setup, signedIn } from '../app/open-window.tsx'

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

describe('signing in', () => {
  it('lets a person in with address and password', async () => {
    const { person, transport, world } = openWindow({
      answers: {
        'session.signIn': () => {
          world.session = signedIn()
          return { outcome: 'signed-in' }
        },
      },
    })
    await screen.findByLabelText('E-mail address')
    expect(document.title).toBe('Sign in to Roster - Roster')
    await person.type(screen.getByLabelText('E-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'four unrelated words{Enter}')
    await heading('Settings')
    expect(transport.callsOf('session.signIn')).toEqual([
      { email: 'abigail@stone.test', password: 'four unrelated words' },
    ])
  })

  it('asks for what is missing before it sends anything', async () => {
    const { person, transport } = openWindow()
    await screen.findByLabelText('E-mail address')
    await person.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(screen.getByLabelText('E-mail address')).toHaveAccessibleDescription('Enter your e-mail address.')
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Enter your password.')
    expect(transport.callsOf('session.signIn')).toEqual([])
  })

  it('says the same for a wrong and an unknown one, and puts the person back at the password', async () => {
    const { person } = openWindow({
      answers: {
        'session.signIn': () => {
          throw new AppError('sign-in.refused')
        },
      },
    })
    await screen.findByLabelText('E-mail address')
    await person.type(screen.getByLabelText('E-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'wrong{Enter}')
    expect(await screen.findByText('The address or the password is not right.')).toBeVisible()
    expect(screen.getByLabelText('Password')).toHaveFocus()
  })

  it('says until when a locked login stays locked, in plain time', async () => {
    const until = new Date()
    until.setHours(14, 5, 0, 0)
    const { person } = openWindow({
      answers: {
        'session.signIn': () => {
          throw new AppError('sign-in.locked', { until: until.toISOString() })
        },
      },
    })
    await screen.findByLabelText('E-mail address')
    await person.type(screen.getByLabelText('E-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'wrong{Enter}')
    expect(await screen.findByText('Too many tries. Signing in is locked until 2:05 PM.')).toBeVisible()
  })

  it('takes a code or a recovery code as the second step', async () => {
    const { person, transport } = openWindow({
      answers: {
        'session.signIn': () => ({ outcome: 'code-needed' }),
        'session.verifyCode': () => {
          throw new AppError('sign-in.code-refused')
        },
      },
    })
    await screen.findByLabelText('E-mail address')
    await person.type(screen.getByLabelText('E-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'four unrelated words{Enter}')
    await heading('Enter your code')
    const code = screen.getByLabelText('Code from the authenticator app')
    expect(code).toHaveFocus()
    await person.type(code, '123 456{Enter}')
    expect(await screen.findByText(/This code is not right/)).toBeVisible()
    await person.click(screen.getByRole('button', { name: 'Use a recovery code' }))
    await person.type(screen.getByLabelText('Recovery code'), 'abcd-efgh{Enter}')
    await waitFor(() =>
      expect(transport.callsOf('session.verifyCode')).toEqual([
        { code: '123456', kind: 'authenticator' },
        { code: 'abcd-efgh', kind: 'recovery' },
      ]),
    )
  })

  it('goes back to the password with the address kept when the time for the code has run out', async () => {
    const { person } = openWindow({
      answers: {
        'session.signIn': () => ({ outcome: 'code-needed' }),
        'session.verifyCode': () => {
          throw new AppError('sign-in.code-expired')
        },
      },
    })
    await screen.findByLabelText('E-mail address')
    await person.type(screen.getByLabelText('E-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'four unrelated words{Enter}')
    await person.type(await screen.findByLabelText('Code from the authenticator app'), '123456{Enter}')
    expect(await screen.findByText(/The time for entering the code has run out/)).toBeVisible()
    expect(screen.getByLabelText('E-mail address')).toHaveValue('abigail@stone.test')
    expect(screen.getByLabelText('Password')).toHaveFocus()
  })

  it('mails a link for a forgotten password to the address that was typed', async () => {
    const { person, transport } = openWindow({ answers: { 'password.forget': () => ({}) } })
    await screen.findByLabelText('E-mail address')
    await person.type(screen.getByLabelText('E-mail address'), 'abigail@stone.test')
    await person.click(screen.getByRole('button', { name: 'Forgot the password?' }))
    await heading('Choose a new password')
    await person.click(screen.getByRole('button', { name: 'Send the link' }))
    await heading('Look into your mailbox')
    expect(transport.callsOf('password.forget')).toEqual([{ email: 'abigail@stone.test' }])
  })

  it('says that no link can be mailed where there is no mail server', async () => {
    const { person } = openWindow({ answers: { 'setup.read': () => ({ ...setup, canSendMail: false }) } })
    await screen.findByLabelText('E-mail address')
    await person.click(screen.getByRole('button', { name: 'Forgot the password?' }))
    expect(await screen.findByText(/No mail server is set up here/)).toBeVisible()
  })

  it('offers the login of the sample firm ready to use', async () => {
    openWindow({
      answers: { 'setup.read': () => ({ ...setup, isSample: true, isFirstRun: true, canOpenAccount: true }) },
    })
    await heading('Look around in the sample firm')
    expect(screen.getByLabelText('E-mail address')).toHaveValue(SAMPLE_LOGIN.email)
  })

  it('tries again when the server did not answer', async () => {
    let isAway = true
    const { person } = openWindow({
      answers: {
        'setup.read': () => {
          if (isAway) throw new AppError('server.unreachable')
          return setup
        },
      },
    })
    await screen.findByText('The account server did not answer')
    isAway = false
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByLabelText('E-mail address')).toBeVisible()
  })
})

describe('opening the first account', () => {
  const openable = { 'setup.read': () => ({ ...setup, isFirstRun: true, canOpenAccount: true }) }

  it('names every field that is empty and forgets the complaint once something is typed', async () => {
    const { person } = openWindow({ answers: openable })
    await heading('Open your firm’s account')
    await person.click(screen.getByRole('button', { name: 'Open the account' }))
    const summary = screen.getByRole('region', { name: '4 things need another look' })
    expect(summary).toHaveFocus()
    await person.click(screen.getByRole('link', { name: 'Enter your e-mail address.' }))
    expect(screen.getByLabelText('Your e-mail address')).toHaveFocus()
    await person.keyboard('a')
    expect(screen.getByRole('region', { name: '3 things need another look' })).toBeVisible()
  })

  it('opens the account and enters it', async () => {
    const { person, transport, world } = openWindow({
      answers: {
        ...openable,
        'accounts.open': () => {
          world.session = signedIn()
          return world.session
        },
      },
    })
    await heading('Open your firm’s account')
    await person.type(screen.getByLabelText('Name of the firm'), 'Stone LLP')
    await person.type(screen.getByLabelText('Your name'), 'Abigail Stone')
    await person.type(screen.getByLabelText('Your e-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'four unrelated words')
    await person.click(screen.getByRole('button', { name: 'Open the account' }))
    await heading('Settings')
    expect(transport.callsOf('accounts.open')[0]).toMatchObject({
      firmName: 'Stone LLP',
      email: 'abigail@stone.test',
    })
  })

  it('puts refusals at their field and leaves a way to sign in', async () => {
    const { person } = openWindow({
      answers: {
        ...openable,
        'accounts.open': () => {
          throw new AppError('password.too-short', { minimum: 15 })
        },
      },
    })
    await heading('Open your firm’s account')
    await person.type(screen.getByLabelText('Name of the firm'), 'Stone LLP')
    await person.type(screen.getByLabelText('Your name'), 'Abigail Stone')
    await person.type(screen.getByLabelText('Your e-mail address'), 'abigail@stone.test')
    await person.type(screen.getByLabelText('Password'), 'short{Enter}')
    await waitFor(() =>
      expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/at least 15 characters/),
    )
    await person.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByLabelText('E-mail address')
  })
})

describe('people of several accounts or none', () => {
  it('enter the one they choose', async () => {
    const { person, transport, world } = openWindow({
      session: choosing([{ accountId: OTHER_ACCOUNT, firmName: 'Marsh & Sons' }]),
      answers: {
        'session.chooseAccount': ({ accountId }) => {
          world.session = signedIn({ accountId, firmName: 'Marsh & Sons' })
          return world.session
        },
      },
    })
    await heading('Choose an account')
    await person.click(screen.getByRole('button', { name: 'Marsh & Sons, as Standard User' }))
    await heading('Settings')
    expect(transport.callsOf('session.chooseAccount')).toEqual([{ accountId: OTHER_ACCOUNT }])
  })

  it('learn whom to ask when they are in none, and can sign out', async () => {
    const { person, world } = openWindow({
      session: choosing([]),
      answers: {
        'session.signOut': () => {
          world.session = { state: 'signed-out' }
          return {}
        },
      },
    })
    await heading('You are in no account')
    expect(screen.getByText(/Ask your firm’s administrator/)).toBeVisible()
    await person.click(screen.getByRole('button', { name: 'Sign out' }))
    await screen.findByLabelText('E-mail address')
    expect(screen.queryByText(/You were signed out/)).not.toBeInTheDocument()
  })
})

describe('a server that hosts several firms', () => {
  it('asks to sign in first and leaves a way to open another account', async () => {
    const { person } = openWindow({ answers: { 'setup.read': () => ({ ...setup, canOpenAccount: true }) } })
    expect(await screen.findByLabelText('E-mail address')).toBeVisible()
    await person.click(screen.getByRole('button', { name: /Open an account|open an account/ }))
    await heading('Open your firm’s account')
  })
})
