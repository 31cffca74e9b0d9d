import type { CaseDetails, CasePerson } from '../../../../shared/model/case.ts'
import { levelFacts, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { may } from '../../../../shared/rules/permissions.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { LeftWork, useLeftWork } from './left-work.tsx'

/** Takes somebody off a case, with what that means for what they see. */
export function RemovePersonDialog({
  opened,
  onClose,
  details,
  person,
}: {
  opened: boolean
  onClose(): void
  details: CaseDetails
  person: CasePerson
}) {
  const offline = useOfflineReason()
  const removal = useAct('cases.removePerson')
  const left = useLeftWork(removal.error, person)
  const { caseId, number } = details
  const remove = async () => {
    const removed = await removal.run({
      caseId,
      userId: person.userId,
      ...(left.work !== undefined && { work: left.work }),
    })
    if (!removed) return
    onClose()
    notify({ tone: 'success', text: `${person.name} is not on ${number} any more. ${afterwards(person)}` })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Remove ${person.name} from ${number}?`}
      size="sm"
      busy={removal.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={removal.busy}
          action={
            <Button
              kind="danger"
              busy={removal.busy}
              disabledReason={offline ?? (left.isUndecided ? 'Choose who takes the work first' : undefined)}
              onClick={() => void remove()}
            >
              Remove from case
            </Button>
          }
        />
      }
    >
      <Stack>
        {removal.error && removal.error.code !== 'case.person-has-work' && (
          <Banner tone="danger">{removal.error.message}</Banner>
        )}
        <p>{consequence(person)}</p>
        {person.level === 'guest' && <p>The guest place on this case is free again.</p>}
        {person.status === 'inactive' && (
          <p>{`${person.name} is inactive, and can be added again only after being reactivated.`}</p>
        )}
        <LeftWork
          choice={left}
          caseId={caseId}
          name={person.name}
          leaverId={may(person.level, 'cases.readAll') ? undefined : person.userId}
        />
      </Stack>
    </Dialog>
  )
}

function consequence({ name, level, status }: CasePerson): string {
  if (status === 'inactive') return `${name} cannot sign in, and is not listed on this case any more.`
  if (may(level, 'cases.readAll'))
    return `${name} is not listed on this case any more, and can still see it: ${levelWithArticle(level)} sees all cases.`
  return `${name} is ${levelWithArticle(level)} and loses access to this case at once, also in windows that are open now.`
}

function afterwards({ level, status }: CasePerson): string {
  if (status === 'inactive') return ''
  return may(level, 'cases.readAll')
    ? `They can still see it, as ${levelFacts[level].name}.`
    : 'They cannot see it any more.'
}
