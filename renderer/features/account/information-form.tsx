import { useEffect, useState } from 'react'
import type { DateFormat } from '../../../shared/model/account.ts'
import { useForm } from '../../bridge/use-form.ts'
import { useUnsavedChanges } from '../../bridge/use-unsaved-changes.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { FormSummary } from '../../components/form-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'
import styles from './account.module.css'
import { BothStates } from './both-states.tsx'
import { DatesAndTimes } from './dates-and-times.tsx'
import { type AccountSettings, differences, informationOf } from './information.ts'

/** The firm and how its dates are written. Fields start from what was read; a change by somebody else moves none of them. */
export function InformationForm({ current }: { current: AccountSettings }) {
  const offline = useOfflineReason()
  const [base, setBase] = useState(current)
  const [settledAt, setSettledAt] = useState(0)
  const form = useForm({
    operation: 'account.change',
    initial: informationOf(base),
    toInput: ({ dateFormat, ...values }) => ({
      ...values,
      dateFormat: dateFormat as DateFormat,
      version: base.version,
    }),
    required: { firmName: 'Enter the name of the firm.' },
    fieldOfCode: { 'time-zone.unknown': 'timeZone' },
  })
  const { isDirty, reset } = form
  useUnsavedChanges(isDirty)

  const takeOver = (settings: AccountSettings) => {
    setBase(settings)
    reset(informationOf(settings))
  }
  const isNewer = current.version > base.version
  const isOutdated = isNewer && isDirty && differences(informationOf(base), informationOf(current)).length > 0
  useEffect(() => {
    if (!isNewer || isOutdated) return
    // Nothing of this page was changed, or nothing is typed here: what is saved now is the start.
    setBase(current)
    if (!isDirty) reset(informationOf(current))
  }, [isNewer, isOutdated, isDirty, current, reset])

  const save = async () => {
    const saved = await form.submit()
    if (!saved) return
    takeOver(saved)
    notify({
      tone: 'success',
      text: 'The account information was saved. It is shown everywhere from now on.',
    })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="lg">
        <FormSummary errors={form.errors} attempt={form.attempt} />
        {isOutdated ? (
          <BothStates
            saved={informationOf(current)}
            entered={form.values}
            onShowSaved={() => takeOver(current)}
            onKeepEntered={() => {
              setBase(current)
              setSettledAt(form.attempt)
            }}
          />
        ) : (
          form.refusalText && form.attempt > settledAt && <Banner tone="danger">{form.refusalText}</Banner>
        )}
        <Panel title="Firm" level={2} tone="boxed">
          <Stack>
            <TextField
              {...form.field('firmName')}
              label="Firm name"
              autoComplete="organization"
              hint="Stands in invitations, on the registration page and on invoices from now on. Issued invoices keep theirs."
            />
            <Textarea
              {...form.field('address')}
              label="Address"
              optional
              rows={4}
              autoComplete="street-address"
              hint="Invoices show the billing address, which is under Billing, Payment information."
            />
            <div className={styles.pair}>
              <TextField {...form.field('phone')} label="Phone" optional type="tel" autoComplete="tel" />
              <TextField {...form.field('fax')} label="Fax" optional type="tel" autoComplete="off" />
            </div>
          </Stack>
        </Panel>
        <DatesAndTimes form={form} saved={base} />
        <Row>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            disabledReason={offline ?? (isDirty ? undefined : 'Nothing was changed.')}
          >
            Save
          </Button>
          {isDirty && <Button onClick={() => reset(informationOf(base))}>Discard changes</Button>}
        </Row>
      </Stack>
    </form>
  )
}
