import type { MailSettings } from '../../../shared/model/mail.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { Banner } from '../../components/banner.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { Stack } from '../../components/stack.tsx'
import { MailServerForm } from './mail-server-form.tsx'
import { MailTest } from './mail-test.tsx'

/** The mail server that invitations leave through. */
export function MailServer() {
  const mail = useRead('mail.read', {})
  if (mail.error && !mail.data)
    return (
      <ErrorState
        title="The mail settings could not be read"
        why={mail.error.message}
        safe="Nothing was changed."
        onRetry={() => void mail.refetch()}
        retrying={mail.isFetching}
      />
    )
  if (!mail.data) return <SkeletonRows label="Reading the mail settings" rows={5} columns={1} />

  return (
    <Stack gap="lg">
      <Remark settings={mail.data} />
      {mail.data.source !== 'environment' && <MailServerForm key={mail.data.source} settings={mail.data} />}
      {mail.data.source !== 'none' && <MailTest />}
    </Stack>
  )
}

function Remark({ settings }: { settings: MailSettings }) {
  if (settings.source === 'environment')
    return (
      <Banner tone="info">
        Whoever runs this server has set its mail server: {settings.host}, from {settings.fromAddress}.
      </Banner>
    )
  if (settings.source === 'none')
    return (
      <Banner tone="info">
        Without a mail server, messages stay in the Outbox and you hand over registration links yourself. Once
        you enter one, waiting messages leave by themselves.
      </Banner>
    )
  return null
}
