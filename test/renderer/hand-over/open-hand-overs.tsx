import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { UnsavedDialog } from '../../../renderer/app/unsaved-dialog.tsx'
import { createApi } from '../../../renderer/bridge/api.ts'
import { refreshOnEvents } from '../../../renderer/bridge/refresh.ts'
import { BridgeContext, useRead } from '../../../renderer/bridge/use-operation.ts'
import { SignedInContext } from '../../../renderer/bridge/use-session.ts'
import { Notices } from '../../../renderer/components/notices.tsx'
import { ThemeProvider } from '../../../renderer/components/theme-provider.tsx'
import { HandOversScreen } from '../../../renderer/features/hand-over/hand-overs-screen.tsx'
import { DeactivateDialog } from '../../../renderer/features/users/dialogs/deactivate-dialog.tsx'
import { useConnection } from '../../../renderer/stores/connection.ts'
import { goTo } from '../../../renderer/stores/location.ts'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { type Handlers, memoryTransport } from '../../support/memory-transport.ts'
import { type Leaver, SAMI, serveLeaver } from './leaver.ts'

configure({ asyncUtilTimeout: 8_000 })

/** The pages of hand-overs, and somebody in front of them. */
export function openHandOvers(
  leaver: Leaver,
  { hash = `#/hand-overs/from/${SAMI}`, answers = {} }: { hash?: string; answers?: Handlers } = {},
) {
  window.innerWidth = 1400
  goTo(hash, { replace: true })
  useNotices.setState({ notices: [] })
  useConnection.setState({ online: true })
  const transport = memoryTransport({ ...serveLeaver(leaver), ...answers })
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
  refreshOnEvents(transport, cache)
  render(
    <QueryClientProvider client={cache}>
      <BridgeContext value={{ call: createApi(transport), transport }}>
        <ThemeProvider env="test" colorScheme="light" platform="mac">
          <WhenSignedIn>
            <HandOversScreen Deactivation={DeactivateDialog} />
            <UnsavedDialog />
          </WhenSignedIn>
        </ThemeProvider>
      </BridgeContext>
    </QueryClientProvider>,
  )
  return { person: userEvent.setup(), transport }
}

function WhenSignedIn({ children }: { children: ReactNode }) {
  const session = useRead('session.read', {})
  const { notices, dismiss } = useNotices()
  return (
    <>
      {session.data?.state === 'signed-in' && (
        <SignedInContext value={session.data}>{children}</SignedInContext>
      )}
      <Notices notices={notices} onDismiss={dismiss} />
    </>
  )
}

/** The button that says where a piece of work, or a case, goes. */
export function goesTo(title: string): Promise<HTMLElement> {
  return screen.findByRole('button', { name: new RegExp(`^${title} goes to:`) })
}
