import type { CaseCandidate } from '../../../../shared/model/case.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'

/** Somebody who could join, or why not; a guest can come all the same by a swap or a move. */
export function CandidateRow({
  candidate,
  isChosen,
  isFull,
  canSwap,
  onToggle,
  onGuestChange,
}: {
  candidate: CaseCandidate
  isChosen: boolean
  /** The guests on the case and those who are chosen take all places. */
  isFull: boolean
  /** The places are taken by guests who are on the case. */
  canSwap: boolean
  onToggle(): void
  onGuestChange(): void
}) {
  const { name, email, level, refusal, guestOn } = candidate
  // Who is chosen can always be left out again, also when something stands against it by now.
  const reason =
    reasonOf(candidate) ?? (isFull ? 'No guest place is left beside those who are chosen.' : undefined)
  const offer =
    refusal?.code === 'guest.case-full'
      ? 'Swap…'
      : refusal?.code === 'guest.on-other-case' && guestOn && !canSwap
        ? 'Move here…'
        : undefined
  return (
    <li>
      <Checkbox
        label={name}
        checked={isChosen}
        onChange={onToggle}
        hint={`${email} · ${levelFacts[level].name}`}
        error={isChosen ? reasonOf(candidate) : undefined}
        disabledReason={isChosen ? undefined : reason}
      />
      {offer && (
        <Button size="sm" aria-label={`${offer.replace('…', '')}: ${name}`} onClick={onGuestChange}>
          {offer}
        </Button>
      )}
    </li>
  )
}

function reasonOf({ refusal, guestOn }: CaseCandidate): string | undefined {
  if (refusal?.code === 'guest.on-other-case' && guestOn)
    return `Is on ${guestOn.number} ${guestOn.name}, and a guest is on one case at a time.`
  return refusal?.message
}
