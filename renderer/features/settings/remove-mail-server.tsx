import { useAct } from '../../bridge/use-operation.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFooter } from '../../components/dialog-footer.tsx'
import { Stack } from '../../components/stack.tsx'
import { notify } from '../../stores/notices.ts'

/** Asks before the mail server and its password are forgotten. */
export function RemoveMailServer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const forget = useAct('mail.forget')
  const close = () => {
    forget.reset()
    onClose()
  }
  const remove = async () => {
    if (!(await forget.run({}))) return
    close()
    notify({ tone: 'success', text: 'The mail server was removed. Messages stay in the Outbox.' })
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title="Remove the mail server?"
      size="sm"
      busy={forget.busy}
      footer={
        <DialogFooter
          onCancel={close}
          busy={forget.busy}
          action={
            <Button kind="danger" busy={forget.busy} onClick={() => void remove()}>
              Remove the mail server
            </Button>
          }
        />
      }
    >
      <Stack>
        {forget.error && <Banner tone="danger">{forget.error.message}</Banner>}
        <p>
          Its address and password are forgotten. New messages stay in the Outbox, and you hand over
          registration links yourself.
        </p>
      </Stack>
    </Dialog>
  )
}
