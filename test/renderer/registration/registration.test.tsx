import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { NewPassword } from '../../../renderer/registration/new-password.tsx'
import { Registration } from '../../../renderer/registration/registration.tsx'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { RegistrationOffer } from '../../../shared/model/invitation.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { showOver } from '../app/open-window.tsx'

const offer: RegistrationOffer = {
  firmName: 'Stone LLP',
  inviterName: 'Abigail Stone',
  email: 'ana@ruiz.test',
  level: 'limited',
  cases: 0,
  note: 'See you on Monday!',
  expiresAt: '2026-12-23T12:00:00.000Z',
  dateFormat: 'spelled',
  identityExists: false,
  signedIn: false,
}
const accepted = {
  firmName: 'Stone LLP',
  email: 'ana@ruiz.test',
  level: 'limited' as const,
  joinedCases: 0,
  missedCases: 0,
}

const openLink = (answers: Handlers = {}) =>
  showOver({ 'registration.read': () => offer, ...answers }, <Registration token="secret" />)

const refuse = (code: ErrorCode) => () => {
  throw new AppError(code, { firmName: 'Stone LLP', inviterName: 'Abigail Stone' })
}

describe('a registration link', () => {
  it('says who invites to what, and what that lets one do, before anything is accepted', async () => {
    const { transport } = openLink()
    await screen.findByRole('heading', { level: 1, name: 'Join Stone LLP' })
    expect(document.title).toBe('Join Stone LLP - Roster')
    for (const fact of ['Abigail Stone', 'ana@ruiz.test', 'See you on Monday!', 'Dec 23, 2026'])
      expect(screen.getByText(fact)).toBeVisible()
    expect(screen.getByText('Limited User. You see the cases you are assigned to.')).toBeVisible()
    expect(transport.callsOf('registration.accept')).toEqual([])
  })

  it('says how many cases one is added to, never which, and afterwards how many it were', async () => {
    const { person } = openLink({
      'registration.read': () => ({ ...offer, cases: 2 }),
      'registration.accept': () => ({ ...accepted, joinedCases: 1, missedCases: 1 }),
    })
    expect(await screen.findByText('You will be added to 2 cases.')).toBeVisible()
    await person.type(screen.getByLabelText('Your name'), 'Ana Ruiz')
    await person.type(screen.getByLabelText('Choose a password'), 'four unrelated words')
    await person.click(screen.getByRole('button', { name: 'Accept and register' }))
    expect(
      await screen.findByText(/You are on 1 case now. 1 case you were invited to could not/),
    ).toBeVisible()
  })

  it('takes name and password and says where to go from here', async () => {
    const { person, transport } = openLink({ 'registration.accept': () => accepted })
    await person.type(await screen.findByLabelText('Your name'), 'Ana Ruiz')
    await person.type(screen.getByLabelText('Choose a password'), 'four unrelated words')
    expect(screen.getByText('A good password.')).toBeVisible()
    await person.click(screen.getByRole('button', { name: 'Accept and register' }))
    await screen.findByRole('heading', { name: 'Welcome to Roster' })
    expect(screen.getByText(/You are now a Limited User of Stone LLP/)).toBeVisible()
    expect(transport.callsOf('registration.accept')).toEqual([
      { token: 'secret', newLogin: { name: 'Ana Ruiz', password: 'four unrelated words' } },
    ])
  })

  it('asks for what is missing', async () => {
    const { person, transport } = openLink()
    await person.click(await screen.findByRole('button', { name: 'Accept and register' }))
    expect(screen.getByRole('region', { name: '2 things need another look' })).toHaveFocus()
    expect(screen.getByLabelText('Your name')).toHaveAccessibleDescription('Enter your name.')
    expect(transport.callsOf('registration.accept')).toEqual([])
  })

  it('keeps what was typed when the server is away for a moment', async () => {
    const { person } = openLink({ 'registration.accept': refuse('server.unreachable') })
    await person.type(await screen.findByLabelText('Your name'), 'Ana Ruiz')
    await person.type(screen.getByLabelText('Choose a password'), 'four unrelated words{Enter}')
    expect(await screen.findByText(/cannot be reached/)).toBeVisible()
    expect(screen.getByLabelText('Your name')).toHaveValue('Ana Ruiz')
    expect(screen.getByLabelText('Choose a password')).toHaveValue('four unrelated words')
  })

  it('asks for the sign-in when the address has got a login meanwhile', async () => {
    let exists = false
    const { person } = openLink({
      'registration.read': () => ({ ...offer, identityExists: exists }),
      'registration.accept': () => {
        exists = true
        throw new AppError('registration.sign-in-needed')
      },
    })
    await person.type(await screen.findByLabelText('Your name'), 'Ana Ruiz')
    await person.type(screen.getByLabelText('Choose a password'), 'four unrelated words{Enter}')
    expect(await screen.findByText(/There is already a Roster login for ana@ruiz.test/)).toBeVisible()
  })

  it('can be tried again when it could not be read', async () => {
    let isAway = true
    const { person } = openLink({
      'registration.read': () => {
        if (isAway) throw new AppError('server.unreachable')
        return offer
      },
    })
    await screen.findByRole('heading', { name: 'The invitation could not be read' })
    isAway = false
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Join Stone LLP' })).toBeVisible()
  })
})

describe('a dead link', () => {
  it.each([
    ['link.accepted', 'Already accepted', /tell Abigail Stone at Stone LLP/],
    ['link.deleted', 'Invitation withdrawn', /ask Abigail Stone for a new invitation/],
    ['link.expired', 'Invitation expired', /Abigail Stone can send it again/],
    ['link.replaced', 'Link replaced', /ask Abigail Stone/],
    ['invitation.user-inactive', 'Your access is switched off', /Ask Abigail Stone to reactivate you/],
  ] as const)('%s has a page of its own that names whom to ask', async (code, title, whom) => {
    openLink({ 'registration.read': refuse(code) })
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByText(whom)).toBeVisible()
    expect(document.title).toBe(`${title} - Roster`)
  })

  it('names nobody when it is no link at all', async () => {
    openLink({ 'registration.read': refuse('link.invalid') })
    expect(await screen.findByRole('heading', { name: 'This link does not work' })).toBeVisible()
    expect(screen.queryByText(/Stone/)).not.toBeInTheDocument()
  })

  it('that cannot even be read is explained the same way', async () => {
    openLink({ 'registration.read': refuse('request.invalid') })
    expect(await screen.findByRole('heading', { name: 'This link does not work' })).toBeVisible()
  })

  it('may die while the form is filled in', async () => {
    const { person } = openLink({ 'registration.accept': refuse('link.deleted') })
    await person.type(await screen.findByLabelText('Your name'), 'Ana Ruiz')
    await person.type(screen.getByLabelText('Choose a password'), 'four unrelated words{Enter}')
    expect(await screen.findByRole('heading', { name: 'Invitation withdrawn' })).toBeVisible()
  })
})

describe('somebody who has a login already', () => {
  const known = { ...offer, identityExists: true }

  it('signs in with password and code, then accepts', async () => {
    let isSignedIn = false
    const { person, transport } = openLink({
      'registration.read': () => ({ ...known, signedIn: isSignedIn }),
      'session.signIn': () => ({ outcome: 'code-needed' }),
      'session.verifyCode': () => {
        isSignedIn = true
        return { outcome: 'signed-in' }
      },
      'registration.accept': () => accepted,
    })
    await person.type(await screen.findByLabelText('Password'), 'four unrelated words{Enter}')
    await person.type(await screen.findByLabelText('Code from the authenticator app'), '123 456{Enter}')
    await person.click(await screen.findByRole('button', { name: 'Accept the invitation' }))
    await screen.findByRole('heading', { name: 'Welcome to Roster' })
    expect(transport.callsOf('session.signIn')).toEqual([
      { email: 'ana@ruiz.test', password: 'four unrelated words' },
    ])
    expect(transport.callsOf('registration.accept')).toEqual([{ token: 'secret' }])
  })

  it('may use a recovery code', async () => {
    const { person, transport } = openLink({
      'registration.read': () => known,
      'session.signIn': () => ({ outcome: 'code-needed' }),
      'session.verifyCode': () => ({ outcome: 'signed-in' }),
    })
    await person.type(await screen.findByLabelText('Password'), 'four unrelated words{Enter}')
    await person.click(await screen.findByRole('button', { name: 'Use a recovery code' }))
    await person.type(screen.getByLabelText('Recovery code'), 'abcd-efgh{Enter}')
    await waitFor(() =>
      expect(transport.callsOf('session.verifyCode')).toEqual([{ code: 'abcd-efgh', kind: 'recovery' }]),
    )
  })

  it('reads until when a locked login stays locked, in plain time', async () => {
    const until = new Date()
    until.setHours(14, 5, 0, 0)
    const { person } = openLink({
      'registration.read': () => known,
      'session.signIn': () => {
        throw new AppError('sign-in.locked', { until: until.toISOString() })
      },
    })
    await person.type(await screen.findByLabelText('Password'), 'wrong{Enter}')
    expect(await screen.findByText('Too many tries. Signing in is locked until 2:05 PM.')).toBeVisible()
  })

  it('starts with the password again when the time for the code has run out', async () => {
    const { person } = openLink({
      'registration.read': () => known,
      'session.signIn': () => ({ outcome: 'code-needed' }),
      'session.verifyCode': () => {
        throw new AppError('sign-in.code-expired')
      },
    })
    await person.type(await screen.findByLabelText('Password'), 'four unrelated words{Enter}')
    await person.type(await screen.findByLabelText('Code from the authenticator app'), '123456{Enter}')
    await person.click(await screen.findByRole('button', { name: 'Enter the password again' }))
    expect(screen.getByLabelText('Password')).toHaveValue('')
  })
})

describe('a link for a forgotten password', () => {
  it('sets the new one', async () => {
    const { person, transport } = showOver({ 'password.reset': () => ({}) }, <NewPassword token="secret" />)
    await person.type(screen.getByLabelText('New password'), 'four unrelated words{Enter}')
    await screen.findByRole('heading', { name: 'The new password is set' })
    expect(transport.callsOf('password.reset')).toEqual([
      { token: 'secret', password: 'four unrelated words' },
    ])
  })

  it('that was used or is too old says how to get another', async () => {
    const { person } = showOver(
      {
        'password.reset': () => {
          throw new AppError('password.link-invalid')
        },
      },
      <NewPassword token="secret" />,
    )
    await person.type(screen.getByLabelText('New password'), 'four unrelated words{Enter}')
    expect(await screen.findByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })

  it('without its secret says so at once', () => {
    showOver({}, <NewPassword token="" />)
    expect(screen.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })
})
