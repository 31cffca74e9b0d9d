import { useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useOfflineReason } from '../../stores/connection.ts'

/** Sends one message now and shows what the mail server says to it. */
export function MailTest() {
  const { identity } = useSignedIn()
  const [answer, setAnswer] = useState<string>()
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'mail.test',
    initial: { address: identity.email },
    toInput: (values) => values,
    required: { address: 'Enter the address the message should go to.' },
    fieldOfCode: { 'address.invalid': 'address' },
  })
  return (
    <Panel title="Test message" level={2}>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          setAnswer(undefined)
          const sent = await form.submit()
          if (sent) setAnswer(sent.answer)
        }}
      >
        <Stack>
          <TextField {...form.field('address')} label="Send it to" type="email" />
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
          {answer !== undefined && (
            <Banner tone="success">The mail server took the message. It said: {answer}</Banner>
          )}
          <div>
            <Button type="submit" busy={form.busy} disabledReason={offline}>
              Send a test message
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  )
}
