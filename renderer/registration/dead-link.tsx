import { type ErrorCode, errorCatalogue } from '../../shared/error-catalogue.ts'
import type { AppError } from '../../shared/errors.ts'
import { Button } from '../components/button.tsx'
import { CardPage } from '../components/card-page.tsx'
import { Stack } from '../components/stack.tsx'
import { TextLink } from '../components/text-link.tsx'

/** Whom a refused link was about. Unknown for links that are no links at all: they name nobody. */
interface About {
  firmName: string
  inviterName: string
}

interface Ending {
  title: string
  what(about: About | undefined): string
  next(about: About | undefined): string
  /** Whether opening Roster is a sensible next step. */
  opensRoster?: true
}

const person = (about: About | undefined) => about?.inviterName ?? 'the person who invited you'
const firm = (about: About | undefined) => about?.firmName ?? 'the firm'
const Person = (about: About | undefined) => about?.inviterName ?? 'The person who invited you'

const endings: Partial<Record<ErrorCode, Ending>> = {
  'link.accepted': {
    title: 'Already accepted',
    what: (about) => `This invitation to ${firm(about)} has been accepted already.`,
    next: (about) =>
      `If that was you, open Roster and sign in. If it was not, tell ${person(about)}${about ? ` at ${about.firmName}` : ''}.`,
    opensRoster: true,
  },
  'link.deleted': {
    title: 'Invitation withdrawn',
    what: (about) => `This invitation to ${firm(about)} was withdrawn, so its link no longer works.`,
    next: (about) => `If you think that is a mistake, ask ${person(about)} for a new invitation.`,
  },
  'link.expired': {
    title: 'Invitation expired',
    what: (about) => `Invitations work for 30 days, and this one to ${firm(about)} is older.`,
    next: (about) => `${Person(about)} can send it again; this same link then works for another 30 days.`,
  },
  'link.replaced': {
    title: 'Link replaced',
    what: (about) => `A newer link for your invitation to ${firm(about)} has taken the place of this one.`,
    next: (about) => `Look for the newest e-mail about it. If you cannot find one, ask ${person(about)}.`,
  },
  'link.invalid': {
    title: 'This link does not work',
    what: () => errorCatalogue['link.invalid'].message,
    next: () =>
      'Mail programs sometimes cut long links in two. Open the e-mail again and press its button, or copy the whole link.',
  },
  'invitation.user-inactive': {
    title: 'Your access is switched off',
    what: (about) => `You are known at ${firm(about)}, but your access there is inactive.`,
    next: (about) => `Ask ${about ? person(about) : 'an administrator of the firm'} to reactivate you.`,
  },
  'invitation.user-exists': {
    title: 'You are a member already',
    what: (about) => `Your address already belongs to a user of ${firm(about)}.`,
    next: () => 'Open Roster and sign in.',
    opensRoster: true,
  },
}

/** Whether a refusal ends the link, so that trying again with it is no use. */
export function isDeadLink({ code }: AppError): boolean {
  return endingOf(code) !== undefined
}

/** What became of a link that opens nothing, and what to do now. */
export function DeadLink({
  error,
  onRetry,
  retrying,
}: {
  error: AppError
  onRetry: () => void
  retrying?: boolean
}) {
  const ending = endingOf(error.code)
  const about = readAbout(error)
  if (!ending)
    return (
      <CardPage title="The invitation could not be read" brand="Roster">
        <Stack>
          <p>{error.message}</p>
          <p>Your invitation is not affected.</p>
          <Button kind="primary" busy={retrying} onClick={onRetry}>
            Try again
          </Button>
        </Stack>
      </CardPage>
    )
  return (
    <CardPage title={ending.title} brand="Roster">
      <Stack>
        <p>{ending.what(about)}</p>
        <p>{ending.next(about)}</p>
        {ending.opensRoster && <TextLink href="/">Open Roster in this browser</TextLink>}
      </Stack>
    </CardPage>
  )
}

/** A link without its secret, or with half of it, is refused as a request before it is looked up. */
function endingOf(code: ErrorCode): Ending | undefined {
  return endings[code === 'request.invalid' || code === 'request.malformed' ? 'link.invalid' : code]
}

function readAbout({ code, details }: AppError): About | undefined {
  const { firmName, inviterName } = details ?? {}
  const isKnown = typeof firmName === 'string' && typeof inviterName === 'string' && code !== 'link.invalid'
  return isKnown ? { firmName, inviterName } : undefined
}
