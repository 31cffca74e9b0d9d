import { type DocumentRow, reviewState, reviewStates } from '../../../../shared/model/work.ts'
import { reviewStanding } from '../../../../shared/rules/work.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { Stack } from '../../../components/stack.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'

const words = { 'not-started': 'Not started', 'in-review': 'In review', reviewed: 'Reviewed' } as const

/** How far a review is, and how much of the document was viewed. */
export function ReviewDialog({
  opened,
  onClose,
  asked,
}: {
  opened: boolean
  onClose(): void
  /** The document as it is now. */
  asked: DocumentRow
}) {
  const offline = useOfflineReason()
  const { documentId, version } = asked
  const form = useForm({
    operation: 'documents.move',
    initial: {
      reviewState: asked.reviewState === 'not-started' ? 'in-review' : asked.reviewState,
      shareViewed: String(asked.shareViewed),
    },
    toInput: (values) => {
      const state = reviewState.parse(values.reviewState)
      return {
        documentId,
        version,
        reviewState: state,
        ...(state === 'in-review' && { shareViewed: Number(values.shareViewed || Number.NaN) }),
      }
    },
  })
  const save = async () => {
    const moved = await form.submit()
    if (!moved) return
    onClose()
    notify({
      tone: 'success',
      text: `${reviewStanding(moved.reviewState, moved.shareViewed)}: ${moved.name}`,
    })
  }
  const share = form.field('shareViewed')
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Review of ${asked.name}`}
      size="sm"
      busy={form.busy}
      onSubmit={() => void save()}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={form.busy}
          action={
            <Button type="submit" kind="primary" busy={form.busy} disabledReason={offline}>
              Save
            </Button>
          }
        />
      }
    >
      <Stack>
        {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
        <RadioList
          legend="How far is it?"
          options={reviewStates.map((value) => ({
            value,
            label: words[value],
            ...(value === 'reviewed' && { hint: 'All of it was viewed.' }),
            ...(value === 'in-review' && {
              children: (
                <TextField
                  {...share}
                  error={share.error && 'Enter a whole number from 0 to 100.'}
                  label="Viewed, in percent"
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={100}
                  step={1}
                />
              ),
            }),
          }))}
          value={reviewState.parse(form.values.reviewState)}
          onChange={(value) => form.set('reviewState', value)}
        />
      </Stack>
    </Dialog>
  )
}
