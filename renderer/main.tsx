import './bridge/no-compiling.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createApi } from './bridge/api.ts'
import { browserTransport } from './bridge/browser-transport.ts'
import { desktopTransport } from './bridge/desktop-transport.ts'
import { followTransport } from './bridge/follow-transport.ts'
import { makeCache } from './bridge/make-cache.ts'
import { BridgeContext } from './bridge/use-operation.ts'
import './styles/index.css'

const transport = desktopTransport() ?? browserTransport()
const cache = makeCache()
followTransport(transport, cache)

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
