import { useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'

/** Sends one message now and shows what the mail server says to it. */
export function MailTest() {
  const { identity } = useSignedIn()
  const [answer, setAnswer] = useState<string>()
  const form = useForm({
    operation: 'mail.test',
    initial: { address: identity.email },
    toInput: (values) => values,
    fieldOfCode: { 'address.invalid': 'address' },
  })
  return (
    <Panel title="Test message">
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
          {form.refusal && <Banner tone="danger">{form.refusal.message}</Banner>}
          {answer !== undefined && (
            <Banner tone="success">The mail server took the message. It said: {answer}</Banner>
          )}
          <div>
            <Button type="submit" busy={form.busy}>
              Send a test message
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  )
}
