import type { AppError, ErrorCode } from '../../shared/errors.ts'
import { Button } from '../components/button.tsx'
import { CardPage } from '../components/card-page.tsx'
import { Stack } from '../components/stack.tsx'

const endings: Partial<Record<ErrorCode, { title: string; next: string }>> = {
  'link.accepted': {
    title: 'Already accepted',
    next: 'If it was you, open Roster and sign in. If it was not, tell your contact at the firm.',
  },
  'link.deleted': {
    title: 'Invitation withdrawn',
    next: 'The firm took this invitation back. If you think that is a mistake, ask the person who invited you.',
  },
  'link.expired': {
    title: 'Invitation expired',
    next: 'Invitations work for 30 days. The person who invited you can send it again; this same link then works again.',
  },
  'link.replaced': {
    title: 'Link replaced',
    next: 'Look for the newest e-mail about this invitation and use the link in it.',
  },
  'link.invalid': {
    title: 'This link does not work',
    next: 'Mail programs sometimes cut long links in two. Open the e-mail again and press its button, or copy the whole link.',
  },
  'invitation.user-inactive': {
    title: 'Your access is switched off',
    next: 'You are known to this firm, but inactive. Ask its administrator to reactivate you.',
  },
}

/** What became of a link that opens nothing, and what to do now. */
export function DeadLink({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  const ending = endings[error.code]
  return (
    <CardPage title={ending?.title ?? 'That did not work'} brand="Roster">
      <Stack>
        <p>{error.message}</p>
        {ending ? <p>{ending.next}</p> : <Button onClick={onRetry}>Try again</Button>}
      </Stack>
    </CardPage>
  )
}
