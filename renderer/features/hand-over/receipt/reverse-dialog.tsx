import type { HandOverReceipt } from '../../../../shared/model/hand-over.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { LongList } from '../../../components/long-list.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { pieces } from '../words.ts'
import styles from './receipt.module.css'

/** Says how much goes back and what stays, and reverses the hand-over. */
export function ReverseDialog({
  opened,
  onClose,
  receipt,
}: {
  opened: boolean
  onClose(): void
  receipt: HandOverReceipt
}) {
  const offline = useOfflineReason()
  const reversal = useAct('handOvers.reverse')
  const { handOverId, fromName, returnable } = receipt
  const staying = receipt.items.filter(({ obstacle }) => obstacle !== null)
  const close = () => {
    reversal.reset()
    onClose()
  }
  const reverse = async () => {
    const reversed = await reversal.run({ handOverId })
    if (!reversed) return
    close()
    const returned = reversed.items.filter((item) => item.returned).length
    const kept = reversed.items.length - returned
    notify({
      tone: 'success',
      text: `${pieces(returned)} went back to ${fromName}.${kept > 0 ? ` ${kept} stayed with ${kept === 1 ? 'its receiver' : 'their receivers'}.` : ''}`,
    })
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title="Reverse this hand-over?"
      busy={reversal.busy}
      footer={
        <DialogFooter
          onCancel={close}
          busy={reversal.busy}
          action={
            <Button
              kind="primary"
              busy={reversal.busy}
              disabledReason={offline ?? (returnable === 0 ? 'Nothing would go back' : undefined)}
              onClick={() => void reverse()}
            >
              {`Give back ${pieces(returnable)}`}
            </Button>
          }
        />
      }
    >
      <Stack>
        {reversal.error && <Banner tone="danger">{reversal.error.message}</Banner>}
        <p>{`${shareWords(returnable, receipt.items.length)} ${returnable === 1 ? 'goes' : 'go'} back to ${fromName}.`}</p>
        {staying.length > 0 && (
          <>
            <p>{`${pieces(staying.length)} ${staying.length === 1 ? 'stays' : 'stay'} with ${staying.length === 1 ? 'its receiver' : 'their receivers'}:`}</p>
            <LongList
              label="What stays, and why"
              count={staying.length}
              rowKey={(index) => staying[index]?.itemId ?? String(index)}
              row={(index) => (
                <div className={styles.kept}>
                  <span
                    data-tip={staying[index]?.title}
                  >{`${staying[index]?.title}, ${staying[index]?.receiverName}`}</span>
                  <span className={styles.soft} data-tip={staying[index]?.obstacle?.message}>
                    {staying[index]?.obstacle?.message}
                  </span>
                </div>
              )}
              tall
            />
          </>
        )}
        <p>A hand-over is reversed once. The receipt stays and shows what went back.</p>
      </Stack>
    </Dialog>
  )
}

/** "All 4 pieces of work", "4 of 5 pieces of work". */
function shareWords(part: number, whole: number): string {
  if (part === whole) return whole === 1 ? pieces(1) : `All ${pieces(whole)}`
  return `${part} of ${pieces(whole)}`
}
