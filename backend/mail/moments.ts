/** A local date ("2026-12-08") as an office writes it ("December 8, 2026"). */
export function writeLocalDate(date: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

/** An instant as an office of that time zone writes it, with the zone, since readers may be elsewhere. */
export function writeMoment(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(instant)
}
