import type { MailContent } from './content.ts'
import { literal } from './literal.ts'
import { MailFrame, Paragraph } from './mail-frame.tsx'
import { writeLocalDate } from './moments.ts'
import { writeCents } from './money.ts'

type Invoice = Extract<MailContent, { kind: 'invoice' }>

/** What is due for which period, until when, and how it is paid. The bill itself is attached. */
export function InvoiceMail({ content }: { content: Invoice }) {
  const firm = literal(content.firmName)
  const due = writeCents(content.dueCents)
  return (
    <MailFrame
      preview={`Invoice ${content.number}: ${due} for ${firm}.`}
      heading={`Invoice ${content.number} for ${firm}`}
      footer={`You get this message because bills of ${firm} in Roster come to this address. An administrator can change it under Billing.`}
    >
      <Paragraph>
        This is invoice <strong>{content.number}</strong> of{' '}
        {writeLocalDate(content.issuedOn, content.dateFormat)} for <strong>{firm}</strong>. It is attached as
        a PDF file.
      </Paragraph>
      {content.creditUsedCents > 0 && (
        <Paragraph>
          Total {writeCents(content.totalCents)}, less credit {writeCents(content.creditUsedCents)}.
        </Paragraph>
      )}
      <Paragraph>
        Amount due: <strong>{due}</strong>
      </Paragraph>
      <Paragraph>{sayHowToPay(content)}</Paragraph>
      {content.purchaseOrder !== '' && (
        <Paragraph>Your purchase order number: {literal(content.purchaseOrder)}</Paragraph>
      )}
    </MailFrame>
  )
}

function sayHowToPay({ dueCents, isPaid, card, number, dueOn, dateFormat }: Invoice): string {
  if (dueCents === 0) return 'Your credit covers it completely. There is nothing to pay.'
  if (isPaid) return 'It is paid already. There is nothing more to pay.'
  if (card !== null)
    return `The amount is collected from ${literal(card)} on ${writeLocalDate(dueOn, dateFormat)}. There is nothing you need to do.`
  return `Please pay by ${writeLocalDate(dueOn, dateFormat)} and name invoice ${number} with your payment.`
}
