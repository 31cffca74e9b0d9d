import '../bridge/no-compiling.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApi } from '../bridge/api.ts'
import { browserTransport } from '../bridge/browser-transport.ts'
import { BridgeContext, isTemporary } from '../bridge/use-operation.ts'
import { ThemeProvider } from '../components/theme-provider.tsx'
import '../styles/index.css'
import { NewPassword } from './new-password.tsx'
import { Registration } from './registration.tsx'

const RETRIES = 2

/** The secret of a link is the fragment, which browsers keep to themselves. */
const token = window.location.hash.slice(1)
const isPasswordLink = window.location.pathname.startsWith('/password')
const transport = browserTransport()
const cache = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < RETRIES && isTemporary(error),
      refetchOnWindowFocus: false,
    },
  },
})

window.addEventListener('hashchange', () => window.location.reload())

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <BridgeContext value={{ call: createApi(transport), transport }}>
          <ThemeProvider>
            {isPasswordLink ? <NewPassword token={token} /> : <Registration token={token} />}
          </ThemeProvider>
        </BridgeContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}
