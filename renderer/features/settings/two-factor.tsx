import { useState } from 'react'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { RenewCodes } from './renew-codes.tsx'
import { TurnOffTwoFactor } from './turn-off-two-factor.tsx'
import { TurnOnTwoFactor } from './turn-on-two-factor.tsx'

/** Two-factor with an authenticator app: turning it on and off, and the recovery codes. */
export function TwoFactor() {
  const { identity } = useSignedIn()
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <Panel title={identity.twoFactorOn ? 'Two-factor is on' : 'Two-factor is off'} level={2}>
      <Stack>
        {codes && <RecoveryCodes codes={codes} />}
        {identity.twoFactorOn ? (
          <WhileOn onCodes={setCodes} />
        ) : (
          <TurnOnTwoFactor onCodes={setCodes} onGivenUp={() => setCodes(undefined)} />
        )}
      </Stack>
    </Panel>
  )
}

function WhileOn({ onCodes }: { onCodes: (codes: readonly string[] | undefined) => void }) {
  const offline = useOfflineReason()
  const [asked, setAsked] = useState<'renew' | 'off'>()
  const close = () => setAsked(undefined)
  return (
    <Stack>
      <p>Signing in asks for a code from your authenticator app.</p>
      <Row>
        <Button disabledReason={offline} onClick={() => setAsked('renew')}>
          New recovery codes…
        </Button>
        <Button disabledReason={offline} onClick={() => setAsked('off')}>
          Turn two-factor off…
        </Button>
      </Row>
      <RenewCodes opened={asked === 'renew'} onClose={close} onCodes={onCodes} />
      <TurnOffTwoFactor
        opened={asked === 'off'}
        onClose={close}
        onOff={() => {
          onCodes(undefined)
          notify({ tone: 'success', text: 'Two-factor is off. Signing in asks for the password only.' })
        }}
      />
    </Stack>
  )
}
