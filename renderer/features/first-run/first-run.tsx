import { useState } from 'react'
import type { Connection } from '../../../shared/model/settings.ts'
import { useAct } from '../../bridge/use-operation.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { RadioList } from '../../components/radio-list.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'

type Kind = 'this-computer' | 'server' | 'sample'

/** The first start on this computer: where the account is. */
export function FirstRun() {
  const choose = useAct('connection.choose')
  const [kind, setKind] = useState<Kind>('this-computer')
  const [address, setAddress] = useState('')

  return (
    <CardPage title="Welcome to Roster" brand="Roster" intro="Where is your firm’s account?">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void choose.run({ connection: connectionOf(kind, address) })
        }}
      >
        <Stack gap="lg">
          {choose.error && (
            <Banner tone="danger">
              {choose.error.code === 'request.invalid'
                ? 'Enter the address of the account server, for example https://roster.your-firm.com.'
                : choose.error.message}
            </Banner>
          )}
          <RadioList<Kind>
            legend="Where is your firm’s account?"
            hideLegend
            value={kind}
            onChange={setKind}
            options={[
              {
                value: 'this-computer',
                label: 'Start on this computer',
                hint: 'Roster keeps the account here. Nothing else has to be installed.',
              },
              {
                value: 'server',
                label: 'Connect to an account server',
                hint: 'Your firm already runs Roster; somebody gave you its address.',
                children: (
                  <TextField
                    label="Address of the server"
                    placeholder="https://roster.your-firm.com"
                    type="url"
                    autoComplete="url"
                    value={address}
                    onChange={(event) => setAddress(event.currentTarget.value)}
                    autoFocus
                  />
                ),
              },
              {
                value: 'sample',
                label: 'Look around in a sample firm',
                hint: '48 invented people. Change whatever you like; nothing is real.',
              },
            ]}
          />
          <Button type="submit" kind="primary" busy={choose.busy}>
            Continue
          </Button>
        </Stack>
      </form>
    </CardPage>
  )
}

function connectionOf(kind: Kind, address: string): Connection {
  return kind === 'server' ? { kind, address: address.trim().replace(/\/+$/, '') } : { kind }
}
