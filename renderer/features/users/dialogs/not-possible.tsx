import type { UserDetails } from '../../../../shared/model/user.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { PersonLine } from './person-line.tsx'

/** What was asked for is already so, for example because somebody else did it. */
export function NotPossible({
  opened,
  onClose,
  title,
  details,
}: {
  opened: boolean
  onClose(): void
  title: string
  details: UserDetails
}) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size="sm"
      footer={<DialogFooter onCancel={onClose} cancelLabel="Close" />}
    >
      <Stack>
        <PersonLine user={details} />
        <p>Nothing is left to do. The list shows the current state.</p>
      </Stack>
    </Dialog>
  )
}
