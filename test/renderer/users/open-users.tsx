import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, configure, render, screen, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { Suspense } from 'react'
import { createApi } from '../../../renderer/bridge/api.ts'
import { refreshOnEvents } from '../../../renderer/bridge/refresh.ts'
import { BridgeContext, useRead } from '../../../renderer/bridge/use-operation.ts'
import { SignedInContext } from '../../../renderer/bridge/use-session.ts'
import { Notices } from '../../../renderer/components/notices.tsx'
import { ThemeProvider } from '../../../renderer/components/theme-provider.tsx'
import { useAsked } from '../../../renderer/features/users/asked.ts'
import { UsersScreen } from '../../../renderer/features/users/users-screen.tsx'
import { useConnection } from '../../../renderer/stores/connection.ts'
import { goTo } from '../../../renderer/stores/location.ts'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { mirrorSettings } from '../../../renderer/stores/settings.ts'
import { type Handlers, type MemoryTransport, memoryTransport } from '../../support/memory-transport.ts'
import { type Office, serve } from './office.ts'

// The dialogs load when they are first asked for, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 8_000 })

export interface UsersPage {
  person: UserEvent
  transport: MemoryTransport
}

/** The Users page of an office, and somebody in front of it. `answers` replaces what the office would answer. */
export async function openUsers(
  office: Office,
  { hash = '#/users', answers = {} }: { hash?: string; answers?: Handlers } = {},
): Promise<UsersPage> {
  goTo(hash, { replace: true })
  mirrorSettings(office.settings)
  useNotices.setState({ notices: [] })
  useAsked.setState({ asked: undefined, opened: false, turn: 0 })
  useConnection.setState({ online: true })

  const handlers = serve(office)
  const transport = memoryTransport({
    ...handlers,
    'settings.change': async (change) => {
      const changed = await handlers['settings.change']?.(change)
      if (!changed) throw new Error('There are no settings.')
      transport.emit('settings.changed', changed)
      return changed
    },
    ...answers,
  })
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
  refreshOnEvents(transport, cache)
  transport.on('settings.changed', mirrorSettings)

  render(
    <QueryClientProvider client={cache}>
      <BridgeContext value={{ call: createApi(transport), transport }}>
        <ThemeProvider env="test" colorScheme="light" platform="mac">
          <WhenSignedIn />
        </ThemeProvider>
      </BridgeContext>
    </QueryClientProvider>,
  )
  const person = userEvent.setup()
  await screen.findByRole('heading', { name: 'Users' })
  return { person, transport }
}

function WhenSignedIn() {
  const session = useRead('session.read', {})
  const { notices, dismiss } = useNotices()
  return (
    <>
      <Suspense>
        {session.data?.state === 'signed-in' && (
          <SignedInContext value={session.data}>
            <UsersScreen />
          </SignedInContext>
        )}
      </Suspense>
      <Notices notices={notices} onDismiss={dismiss} />
    </>
  )
}

/** The newest result that was told. */
export async function toldSentence(): Promise<string> {
  await screen.findByRole('region', { name: 'Notices' })
  return useNotices.getState().notices.at(-1)?.text ?? ''
}

/** The row of somebody, once it is there. */
export async function rowOf(name: string): Promise<HTMLElement> {
  const cell = await screen.findByRole('rowheader', { name: new RegExp(name) })
  const row = cell.closest<HTMLElement>('[role="row"]')
  if (!row) throw new Error(`${name} has no row.`)
  return row
}

/** Names in the grid, from top to bottom. */
export function namesShown(): string[] {
  return screen
    .queryAllByRole('rowheader')
    .map((cell) => ({ row: cell.closest<HTMLElement>('[data-row]'), cell }))
    .sort((one, other) => Number(one.row?.dataset.row) - Number(other.row?.dataset.row))
    .map(({ cell }) => within(cell).queryByRole('button')?.textContent ?? cell.textContent ?? '')
}

/** Says to the window whether the server answers. */
export function goOffline(): void {
  act(() => useConnection.setState({ online: false }))
}
