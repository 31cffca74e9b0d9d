import type { Output } from '../../shared/contract/index.ts'
import { levelWithArticle } from '../../shared/rules/levels.ts'
import { CardPage } from '../components/card-page.tsx'
import { Stack } from '../components/stack.tsx'
import { TextLink } from '../components/text-link.tsx'

/** Where to go from here. */
export function Accepted({ accepted }: { accepted: Output<'registration.accept'> }) {
  return (
    <CardPage title="Welcome to Roster" brand="Roster">
      <Stack>
        <p>
          You are now {levelWithArticle(accepted.level)} of {accepted.firmName} and sign in as{' '}
          {accepted.email}.
        </p>
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
