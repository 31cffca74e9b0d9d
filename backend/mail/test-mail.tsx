import type { MailContent } from './content.ts'
import { literal } from './literal.ts'
import { MailFrame, Paragraph } from './mail-frame.tsx'

type Test = Extract<MailContent, { kind: 'mail-test' }>

/** Shows that the mail server's settings are right. */
export function TestMail({ content }: { content: Test }) {
  return (
    <MailFrame
      preview="The mail server works."
      heading="The mail server works"
      footer="An administrator sent this message from the settings of Roster to try out the mail server."
    >
      <Paragraph>
        Roster can send messages for <strong>{literal(content.firmName)}</strong> through this mail server.
      </Paragraph>
    </MailFrame>
  )
}
