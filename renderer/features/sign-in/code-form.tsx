import { useEffect, useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { ConnectionLine } from './connection-line.tsx'

/** The second step: a code of the authenticator app, or one of the recovery codes. */
export function CodeForm({
  onSignedIn,
  onBack,
}: {
  onSignedIn: () => void
  /** With what to say there, when the time for the code has run out. */
  onBack: (remark?: string) => void
}) {
  const [kind, setKind] = useState<'authenticator' | 'recovery'>('authenticator')
  const isAuthenticator = kind === 'authenticator'
  const form = useForm({
    operation: 'session.verifyCode',
    initial: { code: '' },
    toInput: ({ code }) => ({ code: isAuthenticator ? code.replace(/\s/g, '') : code.trim(), kind }),
    required: { code: isAuthenticator ? 'Enter the code.' : 'Enter one of your recovery codes.' },
    fieldOfCode: { 'sign-in.code-refused': 'code' },
  })
  const send = async () => {
    if (await form.submit()) onSignedIn()
  }
  const { refusal } = form
  useEffect(() => {
    if (refusal?.code === 'sign-in.code-expired') onBack(refusal.message)
  }, [refusal, onBack])

  return (
    <CardPage title="Enter your code" brand="Roster" footer={<ConnectionLine />}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack>
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
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
          <TextLink onClick={() => onBack()}>Back to address and password</TextLink>
        </Stack>
      </form>
    </CardPage>
  )
}
