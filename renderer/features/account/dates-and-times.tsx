import { useMemo } from 'react'
import { type DateFormat, dateFormats } from '../../../shared/model/account.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import type { Form } from '../../bridge/use-form.ts'
import { Panel } from '../../components/panel.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { Stack } from '../../components/stack.tsx'
import { formatTime, localDateOf } from '../../format.ts'
import styles from './account.module.css'
import { BillingZone } from './billing-zone.tsx'
import { type AccountSettings, dateFormatChoices, type Information } from './information.ts'
import { listTimeZones, zoneCity } from './time-zones.ts'
import { useNow } from './use-now.ts'

/** How dates are written and which clock they follow, with what that means just now. */
export function DatesAndTimes({
  form,
  saved,
}: {
  form: Form<'account.change', Information>
  saved: AccountSettings
}) {
  const now = useNow()
  const { timeZone } = form.values
  const format = dateFormats.find((one) => one === form.values.dateFormat) ?? 'spelled'
  const today = localDateOf(now, timeZone)
  const zones = useMemo(
    () =>
      listTimeZones(saved.timeZone).map(({ name, label, keywords }) => ({
        value: name,
        label,
        keywords,
        hint: <PresentTime timeZone={name} />,
      })),
    [saved.timeZone],
  )
  const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone }).format(now)

  return (
    <Panel title="Dates and times" level={2} tone="boxed">
      <Stack>
        <SelectField<DateFormat>
          id={form.field('dateFormat').id}
          label="Date format"
          value={format}
          onChange={(value) => form.set('dateFormat', value)}
          options={dateFormatChoices(today)}
          error={form.field('dateFormat').error}
        />
        <SelectField
          id={form.field('timeZone').id}
          label="Time zone"
          searchable
          value={timeZone}
          onChange={(value) => form.set('timeZone', value)}
          options={zones}
          error={form.field('timeZone').error}
          hint="Type a city, for example Boston or Munich."
        />
        <p className={styles.live}>
          {`In ${zoneCity(timeZone)} it is ${weekday}, `}
          <strong>{writeDate(today, format)}</strong>
          {`, ${formatTime(now.toISOString(), timeZone)}.`}
        </p>
        <BillingZone chosen={timeZone} saved={saved.timeZone} />
      </Stack>
    </Panel>
  )
}

/** Made only for the zones that are in sight: a clock for each of four hundred takes its time. */
function PresentTime({ timeZone }: { timeZone: string }) {
  return formatTime(new Date().toISOString(), timeZone)
}
