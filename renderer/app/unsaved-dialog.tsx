import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { DialogFooter } from '../components/dialog-footer.tsx'
import { leaveUnsaved, useUnsaved } from '../stores/location.ts'

/** Asks before a page is left on which something was entered and not saved. */
export function UnsavedDialog() {
  const wanted = useUnsaved((state) => state.wanted)
  const stay = () => useUnsaved.setState({ wanted: undefined })
  return (
    <Dialog
      opened={wanted !== undefined}
      onClose={stay}
      title="Leave without saving?"
      size="sm"
      footer={
        <DialogFooter
          onCancel={stay}
          cancelLabel="Stay here"
          action={
            <Button kind="danger" onClick={leaveUnsaved}>
              Leave without saving
            </Button>
          }
        />
      }
    >
      What you entered on this page is not saved yet.
    </Dialog>
  )
}
