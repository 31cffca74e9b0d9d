import { useState } from 'react'
import type { UserDetails } from '../../../../shared/model/user.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Panel } from '../../../components/panel.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount } from '../../../format.ts'
import choiceStyles from '../case-choice/case-choice.module.css'
import { nameCase, placesOf } from '../case-choice/case-words.ts'

/** Most cases that are shown at once; the search finds the others. */
const SHOWN = 50

/** The one case that somebody keeps as a guest, among those they are on. */
export function KeptCase({
  user,
  value,
  onChange,
}: {
  user: UserDetails
  value: string | undefined
  onChange(caseId: string): void
}) {
  const [q, setQ] = useState('')
  const search = useSettledText(q, setQ)
  const found = useRead(
    'users.cases',
    { userId: user.userId, limit: SHOWN, ...(q.trim() !== '' && { q: q.trim() }) },
    { keep: true },
  )
  const items = found.data?.items ?? []
  const others = user.caseCount - 1
  return (
    <Panel title={`Which one case does ${user.name} keep?`} tone="boxed">
      <p>
        {`A guest is on one case. ${user.name} is on ${formatCount(user.caseCount, 'case')} and leaves the other ${others === 1 ? 'one' : others} in the same step.`}
      </p>
      {user.caseCount > 6 && (
        <SearchField
          label="Search these cases"
          value={search.text}
          onChange={search.setText}
          hotkey={false}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard */}
      <section className={choiceStyles.box} tabIndex={0} aria-label="Cases to choose from">
        <RadioList
          legend="The case to keep"
          hideLegend
          value={value ?? null}
          onChange={onChange}
          options={items.map((one) => {
            const places = placesOf(one)
            return {
              value: one.caseId,
              label: nameCase(one),
              hint: one.status === 'closed' ? `Closed. ${places.sentence}` : places.sentence,
              disabledReason: places.left === 0 ? places.sentence : undefined,
            }
          })}
        />
        {found.data && items.length === 0 && (
          <p className={choiceStyles.soft}>None of these cases matches.</p>
        )}
        {found.error && <p className={choiceStyles.soft}>{found.error.message}</p>}
      </section>
      {items.length === SHOWN && (
        <p className={choiceStyles.soft}>{`The first ${SHOWN} are shown; search for any other.`}</p>
      )}
    </Panel>
  )
}
