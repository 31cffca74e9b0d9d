import { useId, useState } from 'react'
import type { NamedCase } from '../../../../shared/model/case.ts'
import { MAX_CASES_OF_INVITATION } from '../../../../shared/rules/invitations.ts'
import type { Level } from '../../../../shared/rules/levels.ts'
import { may } from '../../../../shared/rules/permissions.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconClose } from '../../../components/icons.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount } from '../../../format.ts'
import styles from './case-choice.module.css'
import { nameCase, placesOf } from './case-words.ts'

/** Most cases that are shown at once; the search finds the others. */
const SHOWN = 50
const NONE = 'none'

/** The cases that somebody joins by accepting: any number, for a guest one, with the places that are left. */
export function CaseChoice({
  level,
  value,
  onChange,
  error,
}: {
  level: Level
  value: readonly NamedCase[]
  onChange(cases: readonly NamedCase[]): void
  error?: string | undefined
}) {
  const [isOpen, setIsOpen] = useState(false)
  const titleId = useId()
  const pickerId = useId()
  const isGuest = level === 'guest'
  return (
    <section aria-labelledby={titleId} className={styles.choice}>
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title}>
          {isGuest ? 'Case' : 'Cases'} <span className={styles.optional}>(optional)</span>
        </h3>
        <Button
          kind="quiet"
          size="sm"
          aria-expanded={isOpen}
          aria-controls={pickerId}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide the list' : isGuest ? 'Choose the case' : 'Choose cases'}
        </Button>
      </div>
      {value.length > 0 && (
        <ul className={styles.chosen} aria-label="Chosen cases">
          {value.map((one) => (
            <li key={one.caseId}>
              <span data-tip={nameCase(one)}>{nameCase(one)}</span>
              <IconButton
                size="sm"
                label={`Remove ${one.number}`}
                onClick={() => onChange(value.filter(({ caseId }) => caseId !== one.caseId))}
              >
                <IconClose size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <div id={pickerId} className={styles.choice}>
          <OpenCases level={level} value={value} onChange={onChange} />
        </div>
      )}
      {error === undefined ? (
        <p className={styles.soft}>{whatItMeans(level, value.length)}</p>
      ) : (
        <p role="alert" className={styles.problem}>
          {error}
        </p>
      )}
    </section>
  )
}

function OpenCases({
  level,
  value,
  onChange,
}: {
  level: Level
  value: readonly NamedCase[]
  onChange(cases: readonly NamedCase[]): void
}) {
  const [q, setQ] = useState('')
  const search = useSettledText(q, setQ)
  const found = useRead(
    'cases.list',
    { status: ['open'], sort: 'number', limit: SHOWN, ...(q.trim() !== '' && { q: q.trim() }) },
    { keep: true },
  )
  const items = found.data?.items ?? []
  const chosen = new Set(value.map(({ caseId }) => caseId))
  const isFull = value.length >= MAX_CASES_OF_INVITATION
  return (
    <>
      <SearchField
        label="Search cases by number or name"
        value={search.text}
        onChange={search.setText}
        hotkey={false}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard */}
      <section className={styles.box} tabIndex={0} aria-label="Open cases">
        {level === 'guest' ? (
          <RadioList
            legend="Open cases"
            hideLegend
            value={value[0]?.caseId ?? NONE}
            onChange={(caseId) => onChange(items.filter((one) => one.caseId === caseId))}
            options={[
              { value: NONE, label: 'No case yet' },
              ...items.map((one) => {
                const places = placesOf(one)
                return {
                  value: one.caseId,
                  label: nameCase(one),
                  hint: places.sentence,
                  disabledReason: places.left === 0 ? places.sentence : undefined,
                }
              }),
            ]}
          />
        ) : (
          <ul>
            {items.map((one) => (
              <li key={one.caseId}>
                <Checkbox
                  label={nameCase(one)}
                  checked={chosen.has(one.caseId)}
                  onChange={() =>
                    onChange(
                      chosen.has(one.caseId)
                        ? value.filter(({ caseId }) => caseId !== one.caseId)
                        : [...value, one],
                    )
                  }
                  disabledReason={
                    isFull && !chosen.has(one.caseId)
                      ? `At most ${MAX_CASES_OF_INVITATION} cases in one invitation.`
                      : undefined
                  }
                />
              </li>
            ))}
          </ul>
        )}
        {found.data && items.length === 0 && (
          <p className={styles.soft}>
            {q.trim() === '' ? 'The firm has no open case.' : 'No open case matches.'}
          </p>
        )}
        {found.error && <p className={styles.soft}>{found.error.message}</p>}
      </section>
      {items.length === SHOWN && (
        <p className={styles.soft}>{`The first ${SHOWN} are shown; search for any other.`}</p>
      )}
    </>
  )
}

function whatItMeans(level: Level, chosen: number): string {
  if (may(level, 'cases.readAll'))
    return chosen === 0
      ? 'People of this level see all cases. Choose those they are to be listed on.'
      : `Listed on ${formatCount(chosen, 'case')} from acceptance, and sees all others too.`
  if (chosen > 0)
    return level === 'guest'
      ? 'Sees this case and no other from acceptance. A place is taken by accepting, not by being invited.'
      : `Sees ${chosen === 1 ? 'this case' : `these ${chosen} cases`} and no other from acceptance.`
  return level === 'guest'
    ? 'Without a case a guest sees nothing until added to one.'
    : 'Without a case a Limited User sees nothing until added to one.'
}
