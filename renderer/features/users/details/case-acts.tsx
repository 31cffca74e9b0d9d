import { useState } from 'react'
import type { NamedCase } from '../../../../shared/model/case.ts'
import type { UserDetails } from '../../../../shared/model/user.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { SearchChip } from '../../../components/search-chip.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { useCaseActs } from './use-case-acts.ts'

const MOST_FOUND = 8

/** Adds somebody to a case; a guest, who is on one already, is moved instead, after a look at what that means. */
export function CaseActs({ user, assigned }: { user: UserDetails; assigned: readonly NamedCase[] }) {
  const acts = useCaseActs(user)
  const offline = useOfflineReason()
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [wanted, setWanted] = useState<NamedCase>()
  const [isAsked, setIsAsked] = useState(false)
  const [from] = acts.isGuest ? assigned : []
  const q = text.trim()
  const found = useRead(
    'cases.list',
    { ...(q !== '' && { q }), status: ['open'], sort: 'number', direction: 'asc', limit: MOST_FOUND },
    { enabled: isOpen, keep: true },
  ).data?.items.filter(({ caseId }) => assigned.every((one) => one.caseId !== caseId))
  const choose = (caseId: string) => {
    const to = found?.find((one) => one.caseId === caseId)
    if (!to) return
    if (!from) return void acts.add(to)
    setWanted(to)
    setIsAsked(true)
  }
  const confirm = async () => {
    if (from && wanted && (await acts.move(from, wanted))) setIsAsked(false)
  }
  return (
    <>
      <SearchChip
        label={from ? 'Move to another case…' : 'Add to a case…'}
        searchLabel="Search by number or name"
        chosen={undefined}
        opened={isOpen}
        onOpenedChange={setIsOpen}
        text={text}
        onText={setText}
        options={found?.map(({ caseId, number, name }) => ({ value: caseId, label: number, hint: name }))}
        noneFound="No open case found"
        onChoose={choose}
        onClear={() => undefined}
      />
      <Dialog
        opened={isAsked}
        onClose={() => setIsAsked(false)}
        title={`Move ${user.name} to ${wanted?.number ?? 'another case'}?`}
        size="sm"
        busy={acts.busy}
        footer={
          <DialogFooter
            onCancel={() => setIsAsked(false)}
            busy={acts.busy}
            action={
              <Button kind="primary" busy={acts.busy} disabledReason={offline} onClick={() => void confirm()}>
                Move guest
              </Button>
            }
          />
        }
      >
        <p>
          {`${user.name} leaves ${from?.number ?? 'the case'} ${from?.name ?? ''} and loses access to it at once, and can see ${wanted?.number ?? 'the other'} ${wanted?.name ?? 'case'} instead.`}
        </p>
      </Dialog>
    </>
  )
}
