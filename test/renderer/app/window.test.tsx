import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { noteConnection } from '../../../renderer/stores/connection.ts'
import { AppError } from '../../../shared/errors.ts'
import { choosing, noMailServer, OTHER_ACCOUNT, openWindow, signedIn } from './open-window.tsx'

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

afterEach(() => vi.useRealTimers())

describe('pages', () => {
  it('names the document and focuses the title of the page that was opened', async () => {
    const { person } = openWindow({ session: signedIn(), hash: '#/settings' })
    await heading('Settings')
    expect(document.title).toBe('Settings - Stone LLP')
    await person.click(screen.getByRole('link', { name: 'Outbox' }))
    window.dispatchEvent(new PopStateEvent('popstate'))
    expect(await heading('Outbox')).toBeVisible()
    expect(document.title).toBe('Outbox - Stone LLP')
    expect(screen.getByRole('link', { name: 'Outbox' })).toHaveAttribute('aria-current', 'page')
  })

  it('leads an address that is no page home', async () => {
    openWindow({ session: signedIn(), hash: '#/nowhere' })
    expect(await heading('Users')).toBeVisible()
    expect(window.location.hash).toMatch(/^#\/users/)
  })

  it('shows icons only when asked to, with names to be heard', async () => {
    const { person, transport } = openWindow({ session: signedIn() })
    await heading('Settings')
    await person.click(screen.getByRole('button', { name: 'Show icons only' }))
    expect(await screen.findByRole('button', { name: 'Show the names of the pages' })).toBeVisible()
    const pages = screen.getByRole('navigation', { name: 'Pages of Stone LLP' })
    expect(within(pages).getByRole('link', { name: 'Outbox' })).toHaveAttribute('data-tip', 'Outbox')
    await person.keyboard('{Control>}\\{/Control}')
    expect(await screen.findByRole('button', { name: 'Show icons only' })).toBeVisible()
    expect(transport.callsOf('settings.change')).toEqual([
      { sidebarCollapsed: true },
      { sidebarCollapsed: false },
    ])
  })

  it('tells people who are no administrators why Account Settings is not there and whom to ask', async () => {
    openWindow({ session: signedIn({ level: 'limited' }), hash: '#/users' })
    expect(await screen.findByText(/You are a Limited User of Stone LLP/)).toHaveTextContent(
      'ask Eleanor Hartwell or Tom Becker',
    )
    expect(screen.queryByRole('link', { name: 'Users' })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Cases' })).not.toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'My cases' })).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('link', { name: 'Settings' })).toBeVisible()
  })
})

describe('the end of a session', () => {
  it('that came from elsewhere is told on the sign-in page', async () => {
    const { transport, world } = openWindow({ session: signedIn() })
    await heading('Settings')
    world.session = { state: 'signed-out' }
    act(() => transport.emit('session.changed', {}))
    expect(await screen.findByText(/You were signed out of Stone LLP/)).toBeVisible()
  })

  it('is noticed by an act that is refused, too', async () => {
    const { person, world } = openWindow({
      session: signedIn(),
      hash: '#/settings?tab=profile',
      answers: {
        'profile.update': () => {
          world.session = { state: 'signed-out' }
          throw new AppError('session.missing')
        },
      },
    })
    await person.type(await screen.findByLabelText('Your name'), ' Marsh{Enter}')
    expect(await screen.findByText(/You were signed out of Stone LLP/)).toBeVisible()
  })

  it('in one account leads to the others and says which access has ended', async () => {
    const { transport, world } = openWindow({ session: signedIn() })
    await heading('Settings')
    world.session = choosing([{ accountId: OTHER_ACCOUNT, firmName: 'Marsh & Sons' }])
    act(() => transport.emit('session.changed', {}))
    expect(await screen.findByText(/Your access to Stone LLP has ended/)).toBeVisible()
  })

  it('that the person asked for needs no explanation', async () => {
    const { person, world } = openWindow({
      session: signedIn(),
      answers: {
        'session.signOut': () => {
          world.session = { state: 'signed-out' }
          return {}
        },
      },
    })
    await person.click(await screen.findByRole('button', { name: 'Stone LLP' }))
    await person.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    await heading('Sign in to Roster')
    expect(screen.queryByText(/You were signed out/)).not.toBeInTheDocument()
  })
})

it('works in another account after a switch, with everything read anew', async () => {
  const { person, transport, world } = openWindow({
    session: signedIn(),
    hash: '#/settings?tab=mail',
    answers: {
      'mail.read': () => ({
        ...noMailServer,
        source: 'account',
        host: world.session.state === 'signed-in' ? `smtp.${world.session.account.firmName}` : '',
      }),
      'session.chooseAccount': ({ accountId }) => {
        world.session = signedIn({ accountId, firmName: 'Marsh & Sons' })
        return world.session
      },
    },
  })
  expect(await screen.findByLabelText('Mail server (SMTP)')).toHaveValue('smtp.Stone LLP')
  await person.click(screen.getByRole('button', { name: 'Stone LLP' }))
  await person.click(await screen.findByRole('menuitemcheckbox', { name: 'Marsh & Sons' }))
  await waitFor(() => expect(screen.getByLabelText('Mail server (SMTP)')).toHaveValue('smtp.Marsh & Sons'))
  expect(transport.callsOf('session.chooseAccount')).toEqual([{ accountId: OTHER_ACCOUNT }])
})

describe('without the server', () => {
  it('keeps what was typed, says how old the data is, and comes back', async () => {
    const { person } = openWindow({ session: signedIn(), hash: '#/settings?tab=profile' })
    await person.type(await screen.findByLabelText('Your name'), ' Marsh')
    act(() => noteConnection(false))
    expect(screen.getByText(/^You are offline\. Showing data of \d+:\d\d/)).toBeVisible()
    expect(screen.getByText('Not connected')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription(/You are offline/)
    expect(screen.getByLabelText('Your name')).toHaveValue('Abigail Stone Marsh')
    vi.useFakeTimers()
    act(() => noteConnection(true))
    expect(screen.getByText('Back online')).toBeVisible()
    act(() => vi.advanceTimersByTime(5_000))
    expect(screen.queryByText('Back online')).not.toBeInTheDocument()
    expect(screen.getByLabelText('Your name')).toHaveValue('Abigail Stone Marsh')
  })

  it('says so at the start and tries again when asked', async () => {
    let isAway = true
    const { person } = openWindow({
      answers: {
        'session.read': () => {
          if (isAway) throw new AppError('server.unreachable')
          return signedIn()
        },
      },
    })
    await screen.findByText('Roster could not start')
    isAway = false
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await heading('Settings')).toBeVisible()
  })

  it('lets the desktop application choose another place', async () => {
    const { person } = openWindow({
      answers: {
        'desktop.read': () => ({
          kind: 'desktop',
          platform: 'windows',
          version: '1.2.3',
          keepsSession: true,
        }),
        'session.read': () => {
          throw new AppError('server.unreachable')
        },
      },
    })
    await person.click(await screen.findByRole('button', { name: 'Choose another place' }))
    expect(await heading('Welcome to Roster')).toBeVisible()
  })
})

describe('a form that was not saved', () => {
  const atMail = { session: signedIn(), hash: '#/settings?tab=mail' }

  it('holds the page until the person decides', async () => {
    const { person } = openWindow(atMail)
    await person.type(await screen.findByLabelText('Mail server (SMTP)'), 'smtp.stone.test')
    await person.click(screen.getByRole('tab', { name: 'About' }))
    const question = await screen.findByRole('dialog', { name: 'Leave without saving?' })
    await person.click(within(question).getByRole('button', { name: 'Stay here' }))
    expect(screen.getByLabelText('Mail server (SMTP)')).toHaveValue('smtp.stone.test')
    await person.click(screen.getByRole('tab', { name: 'About' }))
    await person.click(await screen.findByRole('button', { name: 'Leave without saving' }))
    expect(await screen.findByRole('heading', { name: 'About Roster' })).toBeVisible()
  })

  it('does not ask when nothing was typed', async () => {
    const { person } = openWindow(atMail)
    await screen.findByLabelText('Mail server (SMTP)')
    await person.click(screen.getByRole('tab', { name: 'About' }))
    expect(await screen.findByRole('heading', { name: 'About Roster' })).toBeVisible()
  })
})
