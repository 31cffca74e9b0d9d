import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { App } from '../../../renderer/app/app.tsx'
import { createApi } from '../../../renderer/bridge/api.ts'
import { followTransport } from '../../../renderer/bridge/follow-transport.ts'
import { makeCache } from '../../../renderer/bridge/make-cache.ts'
import { BridgeContext } from '../../../renderer/bridge/use-operation.ts'
import { ThemeProvider } from '../../../renderer/components/theme-provider.tsx'
import { noteConnection } from '../../../renderer/stores/connection.ts'
import { noteArrival } from '../../../renderer/stores/departure.ts'
import { goTo, useUnsaved } from '../../../renderer/stores/location.ts'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { mirrorSettings } from '../../../renderer/stores/settings.ts'
import type { Output } from '../../../shared/contract/index.ts'
import type { Session } from '../../../shared/model/session.ts'
import { type Connection, type Settings, settings as settingsSchema } from '../../../shared/model/settings.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { type Handlers, memoryTransport } from '../../support/memory-transport.ts'

// Screens are chunks of their own, which a busy machine takes a while to load for the first time.
configure({ asyncUtilTimeout: 10_000 })

export const ACCOUNT = '00000000-0000-7000-8000-000000000001'
export const OTHER_ACCOUNT = '00000000-0000-7000-8000-000000000002'
const USER = '00000000-0000-7000-8000-000000000003'

const identity = {
  identityId: '00000000-0000-7000-8000-000000000004',
  name: 'Abigail Stone',
  email: 'abigail@stone.test',
  twoFactorOn: false,
}

/** A session of Abigail Stone in an account. */
export function signedIn(
  part: { level?: Level; accountId?: string; firmName?: string; twoFactorOn?: boolean } = {},
): Extract<Session, { state: 'signed-in' }> {
  const { level = 'administrator', accountId = ACCOUNT, firmName = 'Stone LLP', twoFactorOn = false } = part
  return {
    state: 'signed-in',
    identity: { ...identity, twoFactorOn },
    accounts: [
      { accountId: ACCOUNT, firmName: 'Stone LLP', level },
      { accountId: OTHER_ACCOUNT, firmName: 'Marsh & Sons', level },
    ],
    account: { accountId, firmName, timeZone: 'Europe/Berlin', dateFormat: 'spelled' },
    user: { userId: USER, level },
    administrators: ['Eleanor Hartwell', 'Tom Becker'],
  }
}

/** A session that is in no account. */
export function choosing(accounts: readonly { accountId: string; firmName: string }[]): Session {
  return {
    state: 'choose-account',
    identity,
    accounts: accounts.map((account) => ({ ...account, level: 'standard' })),
  }
}

export const setup: Output<'setup.read'> = {
  product: 'roster',
  version: '1.2.3',
  isFirstRun: false,
  canOpenAccount: false,
  canSendMail: true,
  isSample: false,
}

export const noMailServer: Output<'mail.read'> = {
  source: 'none',
  host: '',
  port: 587,
  security: 'starttls',
  username: '',
  hasPassword: false,
  fromName: '',
  fromAddress: '',
}

/** What a quiet backend answers; `session` is read anew at every question. */
function quietBackend(world: { session: Session; settings: Settings }): Handlers {
  return {
    'desktop.read': () => ({ kind: 'browser', platform: 'linux', version: '', keepsSession: true }),
    'settings.read': () => world.settings,
    'setup.read': () => setup,
    'session.read': () => world.session,
    'mail.read': () => noMailServer,
    'account.read': () => ({
      firmName: 'Stone LLP',
      address: '',
      phone: '',
      fax: '',
      dateFormat: 'spelled',
      timeZone: 'Europe/Berlin',
      linksByEmailOnly: false,
      version: 1,
    }),
    'users.counts': () => ({
      users: [{ level: 'administrator', status: 'active', count: 2 }],
      pending: 0,
      pendingNeedDecision: 0,
      openWorkOfInactive: { items: 0, people: 0 },
    }),
    'outbox.list': () => ({ items: [], total: 0, next: null }),
    'templates.list': () => ({ items: [] }),
    'cases.list': () => ({ items: [], next: null }),
    'cases.counts': () => ({ open: 0, closed: 0 }),
  }
}

export interface World {
  session?: Session
  connection?: Connection
  hash?: string
  answers?: Handlers
}

/** The whole window over a transport in memory. `world.session` may be changed while it is open. */
export function openWindow({ session, connection, hash = '#/settings', answers = {} }: World = {}) {
  const world = {
    session: session ?? ({ state: 'signed-out' } as Session),
    settings: settingsSchema.parse({
      connection: connection ?? { kind: 'server', address: 'https://roster.stone.test' },
    }),
  }
  const shown = showOver(
    {
      ...quietBackend(world),
      'settings.change': (change) => {
        world.settings = settingsSchema.parse({ ...world.settings, ...change })
        shown.transport.emit('settings.changed', world.settings)
        return world.settings
      },
      'connection.choose': (choice) => {
        world.settings = { ...world.settings, connection: choice.connection }
        shown.transport.emit('settings.changed', world.settings)
        return world.settings
      },
      ...answers,
    },
    <App />,
    { hash },
  )
  return { ...shown, world }
}

/** A screen over a transport in memory, with everything of the window before forgotten. */
export function showOver(handlers: Handlers, screen: ReactElement, { hash = '#/' }: { hash?: string } = {}) {
  useUnsaved.setState({ isHeld: false, wanted: undefined })
  goTo(hash, { replace: true })
  mirrorSettings(settingsSchema.parse({}))
  useNotices.setState({ notices: [] })
  noteArrival()
  noteConnection(true)
  const transport = memoryTransport(handlers)
  const cache = makeCache()
  cache.setDefaultOptions({ queries: { ...cache.getDefaultOptions().queries, retry: false } })
  followTransport(transport, cache)
  render(
    <QueryClientProvider client={cache}>
      <BridgeContext value={{ call: createApi(transport), transport }}>
        <ThemeProvider env="test">{screen}</ThemeProvider>
      </BridgeContext>
    </QueryClientProvider>,
  )
  return { person: userEvent.setup(), transport }
}
