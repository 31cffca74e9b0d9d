import type { Session } from '../../../shared/model/session.ts'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { useAct } from '../../bridge/use-operation.ts'
import { useSessionRestart } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { refusalSentence } from '../../refusal-sentence.ts'
import { meanToLeave, useDeparture } from '../../stores/departure.ts'
import { ConnectionLine } from './connection-line.tsx'

/** For people who are users of several accounts, or of none any more. */
export function ChooseAccount({ session }: { session: Extract<Session, { state: 'choose-account' }> }) {
  const choose = useAct('session.chooseAccount')
  const signOut = useAct('session.signOut')
  const restart = useSessionRestart()
  const { accounts, identity } = session
  const endedIn = useDeparture((state) => state.endedIn)
  const leave = async () => {
    meanToLeave()
    if (await signOut.run({})) await restart()
  }

  const refusal = choose.error ?? signOut.error

  return (
    <CardPage
      footer={<ConnectionLine />}
      title={accounts.length === 0 ? 'You are in no account' : 'Choose an account'}
      brand="Roster"
      intro={
        accounts.length === 0
          ? `${identity.email} is not an active user of any account. Ask your firm’s administrator for an invitation.`
          : `Signed in as ${identity.name}. You can switch later at the top of the sidebar.`
      }
    >
      <Stack>
        {endedIn !== undefined && (
          <Banner tone="info">
            Your access to {endedIn} has ended. Ask an administrator there if that is a mistake.
          </Banner>
        )}
        {refusal && <Banner tone="danger">{refusalSentence(refusal)}</Banner>}
        {accounts.map(({ accountId, firmName, level }) => (
          <Button
            key={accountId}
            busy={choose.busy}
            onClick={async () => {
              if (await choose.run({ accountId })) await restart()
            }}
          >
            {firmName}, as {levelFacts[level].name}
          </Button>
        ))}
        <TextLink onClick={() => void leave()}>Sign out</TextLink>
      </Stack>
    </CardPage>
  )
}
