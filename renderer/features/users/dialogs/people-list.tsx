import type { Quote } from '../../../../shared/model/quote.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Avatar } from '../../../components/avatar.tsx'
import { LongList } from '../../../components/long-list.tsx'
import { formatCount, formatMoney } from '../../../format.ts'
import type { Person } from '../asked.ts'
import styles from './dialogs.module.css'

/** Everybody an act is about, each with what it books for them. */
export function PeopleList({
  people,
  quote,
  before,
}: {
  people: readonly (Person & { level: keyof typeof levelFacts })[]
  quote: Quote | undefined
  before: Quote | undefined
}) {
  const seats = new Map(quote?.seats.map((seat) => [seat.userId, seat]))
  const first = new Map(before?.seats.map((seat) => [seat.userId, seat.lineCents]))
  return (
    <LongList
      label={formatCount(people.length, 'person', 'people')}
      count={people.length}
      rowKey={(index) => people[index]?.userId ?? String(index)}
      row={(index) => {
        const person = people[index]
        if (!person) return null
        const seat = seats.get(person.userId)
        const was = first.get(person.userId)
        return (
          <>
            <Avatar name={person.name} />
            <span className={styles.listName} data-tip={person.name}>
              {person.name}
            </span>
            <span className={styles.listReason}>{levelFacts[person.level].name}</span>
            {seat && was !== undefined && was !== seat.lineCents && (
              <span className={styles.changed}>{`changed, was ${lineWords(was)}`}</span>
            )}
            <span className={styles.listAmount}>
              {seat &&
                (person.level === 'guest' && seat.lineCents === 0 ? 'Free' : lineWords(seat.lineCents))}
            </span>
          </>
        )
      }}
    />
  )
}

function lineWords(lineCents: number): string {
  if (lineCents === 0) return 'No money'
  return `${formatMoney(Math.abs(lineCents))} ${lineCents < 0 ? 'credit' : 'charge'}`
}
