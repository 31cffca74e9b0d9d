import { useState } from 'react'
import type { CaseCandidate, CaseDetails } from '../../../../shared/model/case.ts'
import { useAct, useRead } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount, formatList } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import styles from '../cases.module.css'
import { guestPlacesSentence } from '../guest-words.ts'
import { CandidateRow } from './candidate-row.tsx'
import { GuestChange } from './guest-change.tsx'

/** Most people who are shown at once; the search finds the others. */
const SHOWN = 50

/** People to be added to a case, found by name or address; what stands against somebody is said beforehand. */
export function AddPeopleDialog({
  opened,
  onClose,
  asked,
}: {
  opened: boolean
  onClose(): void
  asked: CaseDetails
}) {
  const offline = useOfflineReason()
  const { caseId } = asked
  const details = useRead('cases.read', { caseId }, { enabled: opened }).data ?? asked
  const [q, setQ] = useState('')
  const search = useSettledText(q, setQ)
  const found = useRead(
    'cases.candidates',
    { caseId, limit: SHOWN, ...(q.trim() !== '' && { q: q.trim() }) },
    { enabled: opened, keep: true },
  )
  const [chosen, setChosen] = useState<ReadonlyMap<string, CaseCandidate>>(new Map())
  const [guest, setGuest] = useState<CaseCandidate>()
  const adding = useAct('cases.addPeople')
  const people = [...chosen.values()]
  const guestsChosen = people.filter(({ level }) => level === 'guest').length
  const placesLeft = details.guestPlacesLeft - guestsChosen

  const toggle = (candidate: CaseCandidate) => {
    const next = new Map(chosen)
    if (!next.delete(candidate.userId)) next.set(candidate.userId, candidate)
    setChosen(next)
  }
  const add = async () => {
    const added = await adding.run({ caseId, userIds: [...chosen.keys()] })
    if (!added) return
    onClose()
    const who = people.length > 3 ? formatCount(people.length, 'person', 'people') : listNames(people)
    notify({
      tone: 'success',
      text: `${who} ${people.length === 1 ? 'is' : 'are'} on ${added.number} now and can see it.`,
    })
  }

  if (guest) {
    return (
      <GuestChange
        opened={opened}
        onClose={onClose}
        onBack={() => setGuest(undefined)}
        details={details}
        candidate={guest}
      />
    )
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Add people to ${details.number}`}
      busy={adding.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={adding.busy}
          note={chosen.size === 0 ? undefined : `Chosen: ${listNames(people)}`}
          action={
            <Button
              kind="primary"
              busy={adding.busy}
              disabledReason={offline ?? (chosen.size === 0 ? 'Choose somebody first' : undefined)}
              onClick={() => void add()}
            >
              {chosen.size === 0 ? 'Add people' : `Add ${formatCount(chosen.size, 'person', 'people')}`}
            </Button>
          }
        />
      }
    >
      <Stack gap="sm">
        {adding.error && <Banner tone="danger">{adding.error.message}</Banner>}
        <SearchField
          label="Search by name or e-mail"
          value={search.text}
          onChange={search.setText}
          hotkey={false}
          focusFirst
        />
        <ul className={styles.candidates} aria-label="People who are not on this case">
          {found.data?.items.map((candidate) => (
            <CandidateRow
              key={candidate.userId}
              candidate={candidate}
              isChosen={chosen.has(candidate.userId)}
              isFull={candidate.level === 'guest' && placesLeft <= 0}
              canSwap={details.guestPlacesLeft === 0}
              onToggle={() => toggle(candidate)}
              onGuestChange={() => setGuest(candidate)}
            />
          ))}
          {found.data?.items.length === 0 && (
            <li className={styles.nobody}>
              {q.trim() === '' ? 'Every active user is on this case already.' : 'Nobody else matches.'}
            </li>
          )}
          {found.error && <li className={styles.nobody}>{found.error.message}</li>}
        </ul>
        <p className={styles.soft}>
          {found.data?.items.length === SHOWN && `The first ${SHOWN} are shown; search for anybody else. `}
          {guestPlacesSentence(details)} A guest is on one case at a time.
        </p>
      </Stack>
    </Dialog>
  )
}

function listNames(people: readonly CaseCandidate[]): string {
  return formatList(people.map(({ name }) => name))
}
