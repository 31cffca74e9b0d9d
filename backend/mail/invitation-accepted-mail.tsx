import { levelFacts } from '../../shared/rules/levels.ts'
import type { MailContent } from './content.ts'
import { literal } from './literal.ts'
import { MailFrame, Paragraph } from './mail-frame.tsx'

type Accepted = Extract<MailContent, { kind: 'invitation-accepted' }>

/** Tells the inviter that somebody joined, and which of the offered cases they could not. */
export function InvitationAcceptedMail({ content }: { content: Accepted }) {
  const person = literal(content.personName)
  const firm = literal(content.firmName)
  const joined = content.cases.filter(({ reason }) => reason === null)
  const missed = content.cases.filter(({ reason }) => reason !== null)
  return (
    <MailFrame
      preview={`${person} is now a user of ${firm}.`}
      heading={`${person} accepted ${content.isInviter ? 'your' : 'an'} invitation`}
      footer={`You get this message because you ${content.isInviter ? `invited ${person} to` : 'are an Account Administrator of'} ${firm} in Roster.`}
    >
      <Paragraph>
        <strong>{person}</strong> ({content.personEmail}) is now a user of <strong>{firm}</strong>, as{' '}
        <strong>{levelFacts[content.level].name}</strong>.
      </Paragraph>
      {joined.length > 0 && (
        <Paragraph>
          {person} is now on {joined.map(nameCase).join('; ')}.
        </Paragraph>
      )}
      {missed.map((one) => (
        <Paragraph key={one.number}>
          <strong>
            {person} could not join {nameCase(one)}:
          </strong>{' '}
          {one.reason}. Decide in Roster who is to be on it.
        </Paragraph>
      ))}
      {missed.length === 0 && <Paragraph>There is nothing you need to do.</Paragraph>}
    </MailFrame>
  )
}

function nameCase({ number, name }: { number: string; name: string }): string {
  return `case ${literal(number)}, ${literal(name)}`
}
