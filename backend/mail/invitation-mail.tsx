import { type Level, levelFacts } from '../../shared/rules/levels.ts'
import type { MailContent } from './content.ts'
import { literal, literalLines } from './literal.ts'
import { CallToAction, MailFrame, Paragraph, Quotation } from './mail-frame.tsx'
import { writeMoment } from './moments.ts'

type Invitation = Extract<MailContent, { kind: 'invitation' }>

/** What a level lets the reader do. */
const offers: Record<Level, string> = {
  administrator: 'You will manage users, billing, account information and templates, and see all cases.',
  standard: 'You will work on all cases and data of the firm.',
  limited: 'You will work on the cases you are assigned to.',
  guest: 'You will see exactly one case.',
}

/** Who invites, to which firm, as what, until when. */
export function InvitationMail({ content }: { content: Invitation }) {
  const inviter = literal(content.inviterName)
  const firm = literal(content.firmName)
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
        Your permission level will be <strong>{levelFacts[content.level].name}</strong>.{' '}
        {offers[content.level]}
        {content.cases > 0 &&
          ` You will be added to ${content.cases === 1 ? '1 case' : `${content.cases} cases`}.`}
      </Paragraph>
      {content.note !== null && content.note !== '' && (
        <>
          <Paragraph>{inviter} writes:</Paragraph>
          <Quotation lines={literalLines(content.note)} />
        </>
      )}
      <CallToAction label="Accept the invitation" link={content.link} />
      <Paragraph>
        The invitation is open until {writeMoment(content.expiresAt, content.timeZone, content.dateFormat)}.
      </Paragraph>
    </MailFrame>
  )
}
