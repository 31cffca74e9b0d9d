import { useState } from 'react'
import { useConnectionChoice } from '../../bridge/use-connection-choice.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { DescriptionList } from '../../components/description-list.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { Stack } from '../../components/stack.tsx'
import { ChooseAgain } from './choose-again.tsx'

/** Where the account of this window is, and which Roster this is. */
export function About() {
  const { sentence, canChoose } = useConnectionChoice()
  const [isChoosing, setIsChoosing] = useState(false)
  return (
    <Stack gap="lg">
      <Panel title="Where the account is" level={2}>
        <Stack>
          <p>{sentence}</p>
          {canChoose && (
            <div>
              <Button onClick={() => setIsChoosing(true)}>Choose another place…</Button>
            </div>
          )}
        </Stack>
      </Panel>
      <Panel title="About Roster" level={2}>
        <Versions />
      </Panel>
      <ChooseAgain opened={isChoosing} onClose={() => setIsChoosing(false)} />
    </Stack>
  )
}

function Versions() {
  const desktop = useRead('desktop.read', {})
  const setup = useRead('setup.read', {})
  if (setup.error && !setup.data)
    return (
      <ErrorState
        title="The version of the server could not be read"
        why={setup.error.message}
        onRetry={() => void setup.refetch()}
        retrying={setup.isFetching}
      />
    )
  if (!setup.data || !desktop.data) return <SkeletonRows label="Reading the versions" rows={2} columns={2} />
  const { kind, version, keepsSession } = desktop.data
  return (
    <Stack>
      <DescriptionList
        items={[
          ...(kind === 'desktop' ? [{ term: 'Application', description: `Roster ${version}` }] : []),
          { term: 'Account server', description: `Roster ${setup.data.version}` },
        ]}
      />
      {!keepsSession && (
        <Banner tone="info">
          This computer has no safe place for a session, so you are signed in until Roster is closed.
        </Banner>
      )}
    </Stack>
  )
}
