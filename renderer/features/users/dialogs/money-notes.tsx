import { useEffect, useRef } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { changeSentence } from './money-words.ts'
import type { Confirmation } from './use-confirmation.ts'

/** What came in between: other amounts, a refusal, or no answer at all. A new sentence is scrolled into sight. */
export function MoneyNotes({
  confirmation,
  showsRefusal,
}: {
  confirmation: Confirmation
  showsRefusal: boolean
}) {
  const notes = notesOf(confirmation, showsRefusal)
  const text = notes.map((note) => note.text).join(' ')
  const last = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (text !== '') last.current?.scrollIntoView({ block: 'nearest' })
  }, [text])
  return notes.map(({ tone, text: sentence }, index) => (
    <div key={sentence} ref={index === notes.length - 1 ? last : undefined}>
      <Banner tone={tone}>{sentence}</Banner>
    </div>
  ))
}

interface Note {
  tone: 'warning' | 'info' | 'danger'
  text: string
}

function notesOf({ money, booking }: Confirmation, showsRefusal: boolean): Note[] {
  const { quote, before, changed, error } = money
  const { isUnknown, error: refusal } = booking
  if (isUnknown) return [{ tone: 'warning', text: UNKNOWN }]
  const change = quote && changeSentence(before, quote, changed)
  const isOutdated = refusal !== null && OUTDATED.has(refusal.code)
  return [
    ...(change ? [{ tone: 'warning' as const, text: change }] : []),
    ...(isOutdated && !change && !money.reading ? [{ tone: 'info' as const, text: SAME_AMOUNTS }] : []),
    ...(refusal && !isOutdated && showsRefusal ? [{ tone: 'danger' as const, text: refusal.message }] : []),
    ...(error && quote && showsRefusal ? [{ tone: 'danger' as const, text: error.message }] : []),
  ]
}

const UNKNOWN =
  'We do not know yet whether this was done: the server has not answered. Check status asks again for the same press, so it is done and booked once at most.'

const SAME_AMOUNTS =
  'The amounts were computed again and are the same. Nothing was booked: please confirm once more.'

const OUTDATED = new Set<string>(['quote.stale', 'quote.expired', 'quote.not-found'])
