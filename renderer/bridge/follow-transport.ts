import type { QueryClient } from '@tanstack/react-query'
import { noteConnection } from '../stores/connection.ts'
import { mirrorSettings, useSettings } from '../stores/settings.ts'
import { refreshOnEvents } from './refresh.ts'
import type { Transport } from './transport.ts'

const OF_THIS_COMPUTER = new Set<unknown>(['settings.read', 'desktop.read'])

/** Lets the window follow what its transport tells: changes of data, the connection, the settings. */
export function followTransport(transport: Transport, cache: QueryClient): void {
  refreshOnEvents(transport, cache)
  transport.on('connection.changed', ({ online }) => noteConnection(online))
  transport.on('settings.changed', (changed) => {
    const before = JSON.stringify(useSettings.getState().connection)
    mirrorSettings(changed)
    cache.setQueryData(['settings.read', {}], changed)
    // Another server: nothing that was read from the one before is true there.
    if (JSON.stringify(changed.connection) !== before) {
      noteConnection(true)
      cache.removeQueries({ predicate: ({ queryKey }) => !OF_THIS_COMPUTER.has(queryKey[0]) })
    }
  })
}
