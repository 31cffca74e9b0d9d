import { useConnectionChoice } from '../../bridge/use-connection-choice.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFooter } from '../../components/dialog-footer.tsx'
import { Stack } from '../../components/stack.tsx'

/** Asks before this window leaves the account it works in for another place. */
export function ChooseAgain({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { chooseAgain, busy, error } = useConnectionChoice()
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Choose where the account is?"
      size="sm"
      busy={busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={busy}
          action={
            <Button kind="primary" busy={busy} onClick={() => void chooseAgain()}>
              Choose another place
            </Button>
          }
        />
      }
    >
      <Stack>
        {error && <Banner tone="danger">{error.message}</Banner>}
        <p>
          Roster asks again where your firm’s account is, and you sign in there. Nothing is deleted: choosing
          the same place again brings everything back.
        </p>
      </Stack>
    </Dialog>
  )
}
