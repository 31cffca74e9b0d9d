import './bridge/no-compiling.ts'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AppError } from '../shared/errors.ts'
import { App } from './app/app.tsx'
import { createApi } from './bridge/api.ts'
import { browserTransport } from './bridge/browser-transport.ts'
import { desktopTransport } from './bridge/desktop-transport.ts'
import { refreshOnEvents } from './bridge/refresh.ts'
import { BridgeContext, isTemporary } from './bridge/use-operation.ts'
import { noteConnection } from './stores/connection.ts'
import { mirrorSettings } from './stores/settings.ts'
import './styles/index.css'

const RETRIES = 3
const FRESH_MS = 60_000

const transport = desktopTransport() ?? browserTransport()
const cache = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const ended = error instanceof AppError && error.code.startsWith('session.')
      if (ended && query.queryKey[0] !== 'session.read')
        void cache.invalidateQueries({ queryKey: ['session.read'] })
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < RETRIES && isTemporary(error),
    },
    mutations: { networkMode: 'always' },
  },
})

refreshOnEvents(transport, cache)
transport.on('connection.changed', ({ online }) => noteConnection(online))
transport.on('settings.changed', (changed) => {
  mirrorSettings(changed)
  cache.setQueryData(['settings.read', {}], changed)
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <BridgeContext value={{ call: createApi(transport), transport }}>
          <App />
        </BridgeContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}
