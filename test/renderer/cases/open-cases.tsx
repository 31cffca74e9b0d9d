import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { createApi } from '../../../renderer/bridge/api.ts'
import { refreshOnEvents } from '../../../renderer/bridge/refresh.ts'
import { BridgeContext, useRead } from '../../../renderer/bridge/use-operation.ts'
import { SignedInContext } from '../../../renderer/bridge/use-session.ts'
import { Notices } from '../../../renderer/components/notices.tsx'
import { ThemeProvider } from '../../../renderer/components/theme-provider.tsx'
import { CasesScreen } from '../../../renderer/features/cases/cases-screen.tsx'
import { MyCasesScreen } from '../../../renderer/features/cases/my-cases-screen.tsx'
import { useConnection } from '../../../renderer/stores/connection.ts'
import { goTo } from '../../../renderer/stores/location.ts'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { mirrorSettings } from '../../../renderer/stores/settings.ts'
import { type Handlers, memoryTransport } from '../../support/memory-transport.ts'
import { type CaseOffice, serveCases } from './case-office.ts'

configure({ asyncUtilTimeout: 8_000 })

/** The details stand beside the list. */
const WIDE = 1400

/** A page of cases of an office, and somebody in front of it. */
export async function openCases(office: CaseOffice, hash = '#/cases', answers: Handlers = {}) {
  window.innerWidth = WIDE
  goTo(hash, { replace: true })
  mirrorSettings(office.settings)
  useNotices.setState({ notices: [] })
  useConnection.setState({ online: true })
  const transport = memoryTransport({ ...serveCases(office), ...answers })
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
  refreshOnEvents(transport, cache)
  const isOwn = hash.startsWith('#/my-cases')
  render(
    <QueryClientProvider client={cache}>
      <BridgeContext value={{ call: createApi(transport), transport }}>
        <ThemeProvider env="test" colorScheme="light" platform="mac">
          <WhenSignedIn>{isOwn ? <MyCasesScreen /> : <CasesScreen />}</WhenSignedIn>
        </ThemeProvider>
      </BridgeContext>
    </QueryClientProvider>,
  )
  const person = userEvent.setup()
  await screen.findByRole('heading', { name: isOwn ? 'My cases' : 'Cases' })
  return { person, transport }
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

/** The row of a case, once it is there. */
export async function rowOf(name: string): Promise<HTMLElement> {
  const cell = await screen.findByRole('rowheader', { name: new RegExp(name) })
  const row = cell.closest<HTMLElement>('[role="row"]')
  if (!row) throw new Error(`${name} has no row.`)
  return row
}

/** Names of the cases shown, from top to bottom. */
export function namesShown(): string[] {
  return screen
    .queryAllByRole('rowheader')
    .map((cell) => ({ row: cell.closest<HTMLElement>('[data-row]'), cell }))
    .sort((one, other) => Number(one.row?.dataset.row) - Number(other.row?.dataset.row))
    .map(({ cell }) => within(cell).getByRole('button').textContent ?? '')
}

/** Waits until this is the newest result that was told. */
export async function toldSentence(text: string): Promise<void> {
  await waitFor(() => expect(useNotices.getState().notices.at(-1)?.text).toBe(text))
}
