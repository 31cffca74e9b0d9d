import { useMemo, useState } from 'react'
import type { MessageRow } from '../../../shared/model/mail.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { DataGrid } from '../../components/data-grid.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import type { GridColumn } from '../../components/grid-types.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { StatusDot } from '../../components/status-dot.tsx'
import { useIsWindowWide } from '../../components/use-window-width.ts'
import { formatCount, formatDateTime } from '../../format.ts'
import { goTo } from '../../stores/location.ts'
import { MessageDrawer } from './message-drawer.tsx'
import { kindNames, stateFacts } from './message-words.ts'
import { useMessages } from './use-messages.ts'

const NARROW_BELOW = 800
const FULL_WIDTH = 1100
const FULL_WIDTH_BESIDE_DETAILS = 1480

/** Every message Roster sends for this account, and what became of it. */
export function OutboxScreen() {
  const { account } = useSignedIn()
  const messages = useMessages()
  const mail = useRead('mail.read', {})
  const [openId, setOpenId] = useState<string>()
  const hasRoom = useIsWindowWide(openId === undefined ? FULL_WIDTH : FULL_WIDTH_BESIDE_DETAILS)
  const isNarrow = !useIsWindowWide(NARROW_BELOW)
  const columns = useMemo(
    () => messageColumns(account.timeZone, hasRoom, isNarrow),
    [account.timeZone, hasRoom, isNarrow],
  )

  return (
    <>
      <PageHeader
        title="Outbox"
        subtitle={messages.total === undefined ? undefined : formatCount(messages.total, 'message')}
      />
      {mail.data?.source === 'none' && (
        <Banner
          tone="info"
          action={{ label: 'Set up a mail server', run: () => goTo('#/settings?tab=mail') }}
        >
          No mail server is set up. Messages wait here; read them, and copy registration links from the
          pending invitations.
        </Banner>
      )}
      {messages.error && messages.total === undefined ? (
        <ErrorState
          title="The messages could not be read"
          why={messages.error.message}
          safe="No message was lost."
          onRetry={messages.retry}
        />
      ) : (
        <DataGrid
          label="Messages"
          columns={columns}
          source={messages.source}
          rowId={(message) => message.messageId}
          rowLabel={(message) => `${kindNames[message.kind]} to ${message.recipient}`}
          onOpen={(message) => setOpenId(message.messageId)}
          currentId={openId}
          loading={messages.total === undefined}
          empty={
            <EmptyState
              title="No messages yet"
              text="When you invite somebody, the message appears here and shows how it travels."
            />
          }
        />
      )}
      <MessageDrawer messageId={openId} onClose={() => setOpenId(undefined)} />
    </>
  )
}

/** Columns give way where there is no room for them; the details tell the same. */
function messageColumns(timeZone: string, hasRoom: boolean, isNarrow: boolean): GridColumn<MessageRow>[] {
  const columns: (GridColumn<MessageRow> | false)[] = [
    { id: 'kind', title: 'Message', width: 150, cell: (message) => kindNames[message.kind] },
    {
      id: 'recipient',
      title: 'To',
      width: 160,
      grow: 1,
      rowHeader: true,
      cell: (message) => message.recipient,
    },
    {
      id: 'state',
      title: 'Delivery',
      width: 150,
      cell: ({ state }) => <StatusDot tone={stateFacts[state].tone}>{stateFacts[state].word}</StatusDot>,
    },
    hasRoom && {
      id: 'answer',
      title: 'The mail server said',
      width: 190,
      grow: 1,
      cell: (message) => message.answer ?? '',
    },
    !isNarrow && {
      id: 'created',
      title: 'Written',
      width: 190,
      cell: (message) => formatDateTime(message.createdAt, timeZone),
    },
  ]
  return columns.filter((column) => column !== false)
}
