import { useState } from 'react'
import type { CaseCandidate, CaseDetails } from '../../../../shared/model/case.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { LeftWork, useLeftWork } from './left-work.tsx'

/** A guest who can come only in the place of another, or from another case: one act, confirmed here. */
export function GuestChange({
  opened,
  onClose,
  onBack,
  details,
  candidate,
}: {
  opened: boolean
  onClose(): void
  onBack(): void
  details: CaseDetails
  candidate: CaseCandidate
}) {
  const offline = useOfflineReason()
  const swap = useAct('cases.swapGuest')
  const move = useAct('users.moveGuest')
  const [outUserId, setOutUserId] = useState<string>()
  const { caseId, number } = details
  const { userId, name, guestOn } = candidate
  const busy = swap.busy || move.busy
  const refusal = swap.error ?? move.error
  const guests = details.people.filter(({ level }) => level === 'guest')
  const leaving = guests.find((guest) => guest.userId === outUserId)
  const left = useLeftWork(refusal, leaving)

  const work = left.work !== undefined && { work: left.work }
  const confirm = async () => {
    const changed = guestOn
      ? await move.run({ userId, fromCaseId: guestOn.caseId, toCaseId: caseId, ...work })
      : outUserId !== undefined && (await swap.run({ caseId, outUserId, inUserId: userId, ...work }))
    if (!changed) return
    onClose()
    notify({ tone: 'success', text: `${name} is on ${number} now, and on no other case.` })
  }
  const isUndecided = !guestOn && outUserId === undefined
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={guestOn ? `Move ${name} to ${number}?` : `Who gives the place to ${name}?`}
      busy={busy}
      footer={
        <DialogFooter
          onCancel={onBack}
          cancelLabel="Back"
          busy={busy}
          action={
            <Button
              kind="primary"
              busy={busy}
              disabledReason={
                offline ??
                (isUndecided
                  ? 'Choose who leaves first'
                  : left.isUndecided
                    ? 'Choose who takes the work first'
                    : undefined)
              }
              onClick={() => void confirm()}
            >
              {guestOn ? 'Move guest' : 'Swap guests'}
            </Button>
          }
        />
      }
    >
      <Stack>
        {refusal && refusal.code !== 'case.person-has-work' && (
          <Banner tone="danger">{refusal.message}</Banner>
        )}
        {guestOn ? (
          <p>
            {`${name} leaves ${guestOn.number} ${guestOn.name} and loses access to it at once, and can see ${number} ${details.name} instead.`}
          </p>
        ) : (
          <>
            <p>
              {`${number} has its two guests. Whoever leaves loses access to the case at once, also in windows that are open now.`}
            </p>
            <RadioList
              legend="Who leaves"
              options={guests.map((guest) => ({
                value: guest.userId,
                label: guest.name,
                hint: guest.status === 'inactive' ? `${guest.email} · inactive` : guest.email,
              }))}
              value={outUserId ?? null}
              onChange={setOutUserId}
            />
          </>
        )}
        <LeftWork
          choice={left}
          caseId={guestOn?.caseId ?? caseId}
          name={guestOn ? name : (leaving?.name ?? 'This guest')}
          leaverId={guestOn ? userId : outUserId}
        />
      </Stack>
    </Dialog>
  )
}
