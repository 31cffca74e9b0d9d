import { Banner } from '../../../components/banner.tsx'

/** Somebody changed the person while the dialog was open. */
export function ActNotes({ changed, name }: { changed: boolean; name: string }) {
  if (!changed) return null
  return (
    <Banner tone="warning">
      {`Somebody changed ${name} in the meantime. Below is the current state: look at it and confirm again.`}
    </Banner>
  )
}
