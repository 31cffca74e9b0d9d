import { useState } from 'react'
import type { AppError } from '../../../../shared/errors.ts'
import type { CasePerson } from '../../../../shared/model/case.ts'
import type { WorkTaker } from '../../../../shared/model/work.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount, formatList } from '../../../format.ts'
import styles from '../cases.module.css'

const NOBODY = 'nobody'
const SHOWN = 5

/** What is left to say about the open work of somebody who leaves a case. */
export interface LeftWorkChoice {
  /** Why they cannot leave before; undefined while nothing is known of open work. */
  question: { tasks: number; reviews: number } | undefined
  /** What the act sends. */
  work: WorkTaker | undefined
  isUndecided: boolean
  value: string | null
  choose(value: string): void
}

/** Asks who takes the work that somebody is known to hold, or for which the act was refused. */
export function useLeftWork(
  refusal: AppError | null,
  known?: Pick<CasePerson, 'openTasks' | 'openReviews'>,
): LeftWorkChoice {
  const [value, choose] = useState<string | null>(null)
  const [asked, setAsked] = useState<AppError>()
  if (refusal?.code === 'case.person-has-work' && refusal !== asked) setAsked(refusal)
  const question = asked
    ? { tasks: Number(asked.details?.tasks ?? 0), reviews: Number(asked.details?.reviews ?? 0) }
    : known && known.openTasks + known.openReviews > 0
      ? { tasks: known.openTasks, reviews: known.openReviews }
      : undefined
  return {
    question,
    work: question === undefined || value === null ? undefined : value === NOBODY ? NOBODY : { to: value },
    isUndecided: question !== undefined && value === null,
    value,
    choose,
  }
}

/** Who takes the open work: those who see the case, the lightest load first, or, said explicitly, nobody. */
export function LeftWork({
  choice,
  caseId,
  name,
  leaverId,
}: {
  choice: LeftWorkChoice
  caseId: string
  /** Of the person who leaves. */
  name: string
  /** Left out of the choices, where the person does not see the case afterwards. */
  leaverId: string | undefined
}) {
  const [q, setQ] = useState('')
  const search = useSettledText(q, setQ)
  const found = useRead(
    'work.candidates',
    { caseId, order: 'load', limit: SHOWN + 1, ...(q.trim() !== '' && { q: q.trim() }) },
    { enabled: choice.question !== undefined, keep: true },
  )
  const { question } = choice
  if (!question) return null
  const people = (found.data?.items ?? []).filter(({ userId }) => userId !== leaverId)
  return (
    <>
      <Banner tone="warning">
        {`${name} holds ${numbersOf(question)} on this case. Whoever takes this work can see the case already.`}
      </Banner>
      <SearchField label="Search by name" value={search.text} onChange={search.setText} hotkey={false} />
      <RadioList
        legend="Who takes this work?"
        options={[
          ...people.slice(0, SHOWN).map((person) => ({
            value: person.userId,
            label: person.name,
            hint:
              person.openWork === null || person.openWork === 0
                ? 'Nothing open'
                : formatCount(person.openWork, 'open item'),
          })),
          {
            value: NOBODY,
            label: 'Nobody',
            hint: 'It stays on the case, unassigned, until somebody is given it.',
          },
        ]}
        value={choice.value}
        onChange={choice.choose}
      />
      {found.error && <p className={styles.soft}>{found.error.message}</p>}
    </>
  )
}

/** "2 open tasks and 1 open review" */
function numbersOf({ tasks, reviews }: { tasks: number; reviews: number }): string {
  return formatList([
    ...(tasks > 0 ? [formatCount(tasks, 'open task')] : []),
    ...(reviews > 0 ? [formatCount(reviews, 'open review')] : []),
  ])
}
