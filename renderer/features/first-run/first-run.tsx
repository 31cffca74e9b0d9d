import { useId, useState } from 'react'
import { type ErrorCode, errorCatalogue } from '../../../shared/error-catalogue.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Connection } from '../../../shared/model/settings.ts'
import { useAct } from '../../bridge/use-operation.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { RadioList } from '../../components/radio-list.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './first-run.module.css'

type Kind = 'this-computer' | 'server' | 'sample'

/** Refusals that another address would mend. */
const addressCodes = new Set<string>([
  'request.invalid',
  'server.address-invalid',
  'server.not-roster',
  'server.unreachable',
  'server.unavailable',
] satisfies ErrorCode[])

const progress: Record<Kind, string> = {
  'this-computer': 'Preparing the account on this computer. The first start takes a few seconds.',
  server: 'Asking the account server.',
  sample: 'Preparing the sample firm. The first start takes a few seconds.',
}

/** The first start on this computer: where the account is. */
export function FirstRun() {
  const choose = useAct('connection.choose')
  const [kind, setKind] = useState<Kind>('this-computer')
  const [address, setAddress] = useState('')
  const addressId = useId()
  const isAboutAddress = kind === 'server' && addressCodes.has(choose.error?.code ?? '')
  const change = (chosen: Kind) => {
    choose.reset()
    setKind(chosen)
  }
  const send = async () => {
    if (choose.busy) return
    if (!(await choose.run({ connection: connectionOf(kind, address) })))
      document.getElementById(addressId)?.focus()
  }

  return (
    <CardPage title="Welcome to Roster" brand="Roster" intro="Where is your firm’s account?">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack gap="lg">
          {choose.error && !isAboutAddress && <Banner tone="danger">{choose.error.message}</Banner>}
          <RadioList<Kind>
            legend="Where is your firm’s account?"
            hideLegend
            value={kind}
            onChange={change}
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
                    onChange={(event) => {
                      choose.reset()
                      setAddress(event.currentTarget.value)
                    }}
                    autoFocus
                    id={addressId}
                    spellCheck={false}
                    error={isAboutAddress && choose.error ? addressSentence(choose.error) : undefined}
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
          <p role="status" className={styles.progress}>
            {choose.busy && progress[kind]}
          </p>
        </Stack>
      </form>
    </CardPage>
  )
}

function addressSentence(error: AppError): string {
  return error.code === 'request.invalid' ? errorCatalogue['server.address-invalid'].message : error.message
}

/** An address is often told without its beginning: https is what it means. */
function connectionOf(kind: Kind, typed: string): Connection {
  if (kind !== 'server') return { kind }
  const address = typed.trim().replace(/\/+$/, '')
  return { kind, address: address === '' || /^[a-z]+:/i.test(address) ? address : `https://${address}` }
}
