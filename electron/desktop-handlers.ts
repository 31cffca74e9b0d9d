import { app, clipboard } from 'electron'
import type { DesktopOperationName, Output, Parsed } from '../shared/contract/index.ts'
import { AppError } from '../shared/errors.ts'
import type { Settings } from '../shared/model/settings.ts'
import type { AccountClient } from './account-client.ts'
import type { Connection } from './connection.ts'
import type { EventStream } from './event-stream.ts'
import { openExternal, paymentHosts } from './open-external.ts'
import { saveFile } from './save-file.ts'
import type { Session } from './session.ts'
import type { SettingsStore } from './settings/open-settings.ts'

/** One handler for every desktop operation of the contract; a forgotten one does not compile. */
export type DesktopHandlers = {
  [N in DesktopOperationName]: (input: Parsed<N>) => Promise<Output<N>> | Output<N>
}

/** What the handlers work with. */
export interface DesktopParts {
  settings: SettingsStore
  session: Session
  connection: Connection
  account: AccountClient
  stream: Pick<EventStream, 'close'>
}

export function createDesktopHandlers(parts: DesktopParts): DesktopHandlers {
  const { settings, session, connection, account, stream } = parts
  return {
    'desktop.read': () => ({
      kind: 'desktop',
      platform: namePlatform(process.platform),
      version: app.getVersion(),
      keepsSession: session.keepsSession,
    }),
    'settings.read': () => settings.read(),
    'settings.change': (change) =>
      settings.write(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))),
    'connection.choose': async ({ connection: choice }) => {
      const before = connection.key()
      await connection.choose(choice)
      if (connection.key() !== before) stream.close()
      await session.bindTo(connection.key())
      return settings.read()
    },
    'invitationLink.copy': async ({ invitationId }) => {
      const { link, ...about } = await account.call('invitations.copyLink', { invitationId })
      await clipboard.writeText(link)
      return about
    },
    'page.open': async ({ address }) => {
      const allowed = [...paymentHosts, ...serverHost(settings.read())]
      if (!(await openExternal(address, allowed))) throw new AppError('page.not-allowed')
      return {}
    },
    'file.save': async (file) => ({ savedAs: await saveFile(file) }),
  }
}

function serverHost({ connection }: Settings): string[] {
  return connection.kind === 'server' ? [new URL(connection.address).host] : []
}

function namePlatform(platform: NodeJS.Platform) {
  const names = { win32: 'windows', darwin: 'macos', linux: 'linux' } as const
  return platform === 'win32' || platform === 'darwin' || platform === 'linux' ? names[platform] : 'other'
}
