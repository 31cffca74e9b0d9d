import { levelFacts } from '../../shared/rules/levels.ts'
import type { MailContent } from './content.ts'
import { literal, literalLines } from './literal.ts'
import { CallToAction, MailFrame, Paragraph, Quotation } from './mail-frame.tsx'
import { writeMoment } from './moments.ts'

type Invitation = Extract<MailContent, { kind: 'invitation' }>

/** Who invites, to which firm, as what, until when. */
export function InvitationMail({ content }: { content: Invitation }) {
  const inviter = literal(content.inviterName)
  const firm = literal(content.firmName)
  const { name, summary } = levelFacts[content.level]
  return (
    <MailFrame
      preview={`${inviter} invites you to work with ${firm} in Roster.`}
      heading={`You are invited to ${firm}`}
      footer="If you did not expect this invitation, ignore this message. Nothing happens until you accept."
    >
      <Paragraph>
        <strong>{inviter}</strong> invites you to work with <strong>{firm}</strong> in Roster.
      </Paragraph>
      <Paragraph>
        Your permission level will be <strong>{name}</strong>. {summary}
      </Paragraph>
      {content.note !== null && content.note !== '' && (
        <>
          <Paragraph>{inviter} writes:</Paragraph>
          <Quotation lines={literalLines(content.note)} />
        </>
      )}
      <CallToAction label="Accept the invitation" link={content.link} />
      <Paragraph>The invitation is open until {writeMoment(content.expiresAt, content.timeZone)}.</Paragraph>
    </MailFrame>
  )
}
