import type { DateFormat } from '../../shared/model/account.ts'
import type { ReceivedWork } from './content.ts'
import { literal } from './literal.ts'
import { MailFrame, Paragraph } from './mail-frame.tsx'
import { writeLocalDate } from './moments.ts'

type Item = ReceivedWork['items'][number]

/** Which work somebody got from a person who hands it over. */
export function ReceivedWorkMail({ content }: { content: ReceivedWork }) {
  const { items, total } = content
  const from = literal(content.fromName)
  const more = total - items.length
  return (
    <MailFrame
      preview={`${countWork(total)} of ${from} is now yours.`}
      heading={`Work of ${from} is now yours`}
      footer={`You get this message because you are a user of ${literal(content.firmName)} in Roster.`}
    >
      <Paragraph>
        <strong>{literal(content.doneByName)}</strong> handed over work of <strong>{from}</strong> at{' '}
        {literal(content.firmName)}. Of it you have received {countWork(total)}:
      </Paragraph>
      <ul
        className="ink"
        style={{ margin: '0 0 14px', paddingLeft: 22, fontSize: 15, lineHeight: '23px', color: '#1d1f24' }}
      >
        {items.map((item) => (
          <li key={item.itemId}>{tellItem(item, content.dateFormat)}</li>
        ))}
      </ul>
      {more > 0 && <Paragraph>And {more.toLocaleString('en-US')} more.</Paragraph>}
      <Paragraph>You find all of it in Roster, under My cases.</Paragraph>
    </MailFrame>
  )
}

function tellItem({ kind, title, caseNumber, caseName, dueOn }: Item, format: DateFormat): string {
  const named = literal(title)
  if (kind === 'invitation') return `The invitation to ${named}`
  const number = literal(caseNumber ?? '')
  if (kind === 'case') return `Case ${number}, ${named}`
  const where = `case ${number}, ${literal(caseName ?? '')}`
  const what = kind === 'review' ? `Review of ${named}` : named
  return `${what} (${where}${dueOn === null ? '' : `, due ${writeLocalDate(dueOn, format)}`})`
}

function countWork(pieces: number): string {
  return pieces === 1 ? 'one piece of work' : `${pieces.toLocaleString('en-US')} pieces of work`
}
