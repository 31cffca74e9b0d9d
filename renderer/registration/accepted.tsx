import type { Output } from '../../shared/contract/index.ts'
import { levelWithArticle } from '../../shared/rules/levels.ts'
import { CardPage } from '../components/card-page.tsx'
import { Stack } from '../components/stack.tsx'
import { TextLink } from '../components/text-link.tsx'
import { formatCount } from '../format.ts'

/** Where to go from here. */
export function Accepted({ accepted }: { accepted: Output<'registration.accept'> }) {
  return (
    <CardPage title="Welcome to Roster" brand="Roster">
      <Stack>
        <p>
          You are now {levelWithArticle(accepted.level)} of {accepted.firmName} and sign in as{' '}
          {accepted.email}.
        </p>
        <CasesJoined accepted={accepted} />
        <p>
          On your work computer, open the Roster application and connect it to{' '}
          <strong>{window.location.origin}</strong>. If it is not installed, ask the person who invited you
          for it.
        </p>
        <TextLink href="/">Open Roster in this browser</TextLink>
      </Stack>
    </CardPage>
  )
}

/** What was offered and is gone since does not stand in the way; the firm is told, and so is the person. */
function CasesJoined({
  accepted: { joinedCases, missedCases },
}: {
  accepted: Output<'registration.accept'>
}) {
  if (joinedCases + missedCases === 0) return null
  const joined = joinedCases > 0 && `You are on ${formatCount(joinedCases, 'case')} now.`
  const missed =
    missedCases > 0 &&
    `${formatCount(missedCases, 'case')} you were invited to could not be joined any more. The firm has been told and will decide; there is nothing you need to do.`
  return <p>{[joined, missed].filter(Boolean).join(' ')}</p>
}
