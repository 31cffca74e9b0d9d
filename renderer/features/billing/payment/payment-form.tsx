import { useEffect } from 'react'
import type { Payment, PaymentMethod } from '../../../../shared/model/billing.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { useUnsavedChanges } from '../../../bridge/use-unsaved-changes.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { FormSummary } from '../../../components/form-summary.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { Stack } from '../../../components/stack.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { CardEntry } from './card-entry.tsx'

const NO_CARDS = 'This server does not take cards.'

/** Billing contact, address, references, and the way of paying. */
export function PaymentForm({
  base,
  current,
  isOutdated,
  onDirty,
  onSaved,
  onShowCurrent,
}: {
  /** What the fields started from. */
  base: Payment
  /** What holds now. */
  current: Payment
  /** Somebody else saved meanwhile. */
  isOutdated: boolean
  onDirty(isDirty: boolean): void
  onSaved(saved: Payment): void
  onShowCurrent(): void
}) {
  const mayManage = useMay('billing.manage')
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'payment.change',
    initial: {
      contactName: base.contactName,
      contactEmail: base.contactEmail,
      address: base.address,
      purchaseOrder: base.purchaseOrder,
      taxId: base.taxId,
      method: base.method as string,
    },
    toInput: ({ method, ...values }) => ({
      ...values,
      method: method as PaymentMethod,
      version: base.version,
    }),
    required: { contactEmail: 'Enter the address that bills go to.' },
    fieldOfCode: {
      'address.invalid': 'contactEmail',
      'payment.no-card': 'method',
      'payment.no-cards': 'method',
    },
  })
  useUnsavedChanges(form.isDirty)
  const { isDirty } = form
  useEffect(() => onDirty(isDirty), [isDirty, onDirty])
  const save = async () => {
    const saved = await form.submit()
    if (!saved) return
    onSaved(saved)
    notify({ tone: 'success', text: 'The payment information was saved. It stands on invoices from now on.' })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack>
        <FormSummary errors={form.errors} attempt={form.attempt} />
        {isOutdated ? (
          <Banner tone="warning" action={{ label: 'Show the current state', run: onShowCurrent }}>
            Somebody changed the payment information meanwhile. What you entered is not saved.
          </Banner>
        ) : (
          form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>
        )}
        <TextField {...form.field('contactName')} label="Billing contact" optional autoComplete="off" />
        <TextField
          {...form.field('contactEmail')}
          label="E-mail for bills"
          type="email"
          autoComplete="off"
          hint={
            base.contactEmail === ''
              ? 'Until one is saved, invoices go to the administrator who is there longest.'
              : 'Invoices go to this address.'
          }
        />
        <Textarea {...form.field('address')} label="Billing address" optional rows={4} />
        <TextField
          {...form.field('purchaseOrder')}
          label="Purchase order number"
          optional
          autoComplete="off"
          hint="Stands on every invoice from now on; issued ones keep theirs."
        />
        <TextField {...form.field('taxId')} label="Tax id" optional autoComplete="off" />
        <RadioList<PaymentMethod>
          legend="Way of paying"
          value={form.values.method as PaymentMethod}
          onChange={(method) => form.set('method', method)}
          error={form.field('method').error}
          options={[
            {
              value: 'invoice',
              label: 'Invoice by e-mail',
              hint: 'Each invoice is sent as a PDF and is due 14 days later.',
            },
            {
              value: 'card',
              label: 'Card',
              hint: 'Each invoice is charged on its day.',
              ...(!current.takesCards && {
                disabledReason: `${NO_CARDS} Bills come by e-mail; ask whoever runs it.`,
              }),
            },
          ]}
        />
        {current.takesCards && <CardEntry card={current.card} mayManage={mayManage} />}
        <div>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            disabledReason={offline ?? (isDirty ? undefined : 'Nothing was changed.')}
          >
            Save
          </Button>
        </div>
      </Stack>
    </form>
  )
}
