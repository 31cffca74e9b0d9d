import type { MailContent } from './content.ts'
import { CallToAction, MailFrame, Paragraph } from './mail-frame.tsx'

type PasswordReset = Extract<MailContent, { kind: 'password-reset' }>

/** The way to a new password. */
export function PasswordResetMail({ content }: { content: PasswordReset }) {
  return (
    <MailFrame
      preview="Choose a new password for Roster."
      heading="Choose a new password"
      footer="If you did not ask for this, ignore this message. Your password stays as it is."
    >
      <Paragraph>Somebody, probably you, asked for a new password for your Roster sign-in.</Paragraph>
      <CallToAction label="Choose a new password" link={content.link} />
      <Paragraph>The link works once, for one hour.</Paragraph>
    </MailFrame>
  )
}
