import { useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { refusalSentence } from './refusal-sentence.ts'

/** The second step: a code of the authenticator app, or one of the recovery codes. */
export function CodeForm({ onSignedIn, onBack }: { onSignedIn: () => void; onBack: () => void }) {
  const [kind, setKind] = useState<'authenticator' | 'recovery'>('authenticator')
  const isAuthenticator = kind === 'authenticator'
  const form = useForm({
    operation: 'session.verifyCode',
    initial: { code: '' },
    toInput: ({ code }) => ({ code: isAuthenticator ? code.replace(/\s/g, '') : code.trim(), kind }),
    fieldOfCode: { 'sign-in.code-refused': 'code' },
  })
  const send = async () => {
    if (await form.submit()) onSignedIn()
  }

  return (
    <CardPage title="Enter your code" brand="Roster">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack>
          {form.refusal && <Banner tone="danger">{refusalSentence(form.refusal)}</Banner>}
          <TextField
            {...form.field('code')}
            key={kind}
            label={isAuthenticator ? 'Code from the authenticator app' : 'Recovery code'}
            hint={isAuthenticator ? 'Six digits, new every 30 seconds.' : 'Each recovery code works once.'}
            inputMode={isAuthenticator ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            autoFocus
          />
          <Row justify="between">
            <Button type="submit" kind="primary" busy={form.busy}>
              Continue
            </Button>
            <TextLink
              onClick={() => {
                form.reset()
                setKind(isAuthenticator ? 'recovery' : 'authenticator')
              }}
            >
              {isAuthenticator ? 'Use a recovery code' : 'Use the authenticator app'}
            </TextLink>
          </Row>
          <TextLink onClick={onBack}>Back to address and password</TextLink>
        </Stack>
      </form>
    </CardPage>
  )
}
