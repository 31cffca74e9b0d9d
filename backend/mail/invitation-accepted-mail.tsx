import { levelFacts } from '../../shared/rules/levels.ts'
import type { MailContent } from './content.ts'
import { literal } from './literal.ts'
import { MailFrame, Paragraph } from './mail-frame.tsx'

type Accepted = Extract<MailContent, { kind: 'invitation-accepted' }>

/** Tells the inviter that somebody joined. */
export function InvitationAcceptedMail({ content }: { content: Accepted }) {
  const person = literal(content.personName)
  const firm = literal(content.firmName)
  return (
    <MailFrame
      preview={`${person} is now a user of ${firm}.`}
      heading={`${person} accepted your invitation`}
      footer={`You get this message because you invited ${person} to ${firm} in Roster.`}
    >
      <Paragraph>
        <strong>{person}</strong> ({content.personEmail}) is now a user of <strong>{firm}</strong>, as{' '}
        <strong>{levelFacts[content.level].name}</strong>.
      </Paragraph>
      <Paragraph>There is nothing you need to do.</Paragraph>
    </MailFrame>
  )
}
