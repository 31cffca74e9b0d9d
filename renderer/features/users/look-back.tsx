import { useSignedIn } from '../../bridge/use-session.ts'
import { Button } from '../../components/button.tsx'
import { IconClock } from '../../components/icons.tsx'
import { localDateOf } from '../../format.ts'
import { goTo, hashOf } from '../../stores/location.ts'

const DAY_MS = 86_400_000

/** The latest day that is over in a time zone. */
export function latestPastDay(timeZone: string): string {
  const today = Date.parse(localDateOf(new Date(), timeZone))
  return new Date(today - DAY_MS).toISOString().slice(0, 10)
}

/** Leads to the users as they were on a past day. */
export function LookBack() {
  const { timeZone } = useSignedIn().account
  return (
    <Button icon={<IconClock />} onClick={() => goTo(hashOf('/users', { on: latestPastDay(timeZone) }))}>
      On a past day…
    </Button>
  )
}
