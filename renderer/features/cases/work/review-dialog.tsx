import { type DocumentRow, reviewState, reviewStates } from '../../../../shared/model/work.ts'
import { reviewStanding, reviewWords } from '../../../../shared/rules/work.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { RadioList } from '../../../components/radio-list.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { ChangeFrame } from './change-frame.tsx'
import type { AskedRow } from './use-asked-row.ts'

/** How far a review is, and how much of the document was viewed. */
export function ReviewDialog({ opened, onClose, asked }: Omit<AskedRow<DocumentRow>, 'current'>) {
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
    return moved && `${reviewStanding(moved.reviewState, moved.shareViewed)}: ${moved.name}`
  }
  const share = form.field('shareViewed')
  return (
    <ChangeFrame
      opened={opened}
      onClose={onClose}
      title={`Review of ${asked.name}`}
      form={form}
      onSave={save}
    >
      <RadioList
        legend="How far is it?"
        options={reviewStates.map((value) => ({
          value,
          label: reviewWords[value],
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
    </ChangeFrame>
  )
}
