import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { localDateOf } from '../../format.ts'
import styles from './account.module.css'
import { differences, type Information, sayPart } from './information.ts'
import { useNow } from './use-now.ts'

/** Somebody saved meanwhile: what holds now beside what was entered here, and what to do with it. */
export function BothStates({
  saved,
  entered,
  onShowSaved,
  onKeepEntered,
}: {
  saved: Information
  entered: Information
  onShowSaved(): void
  onKeepEntered(): void
}) {
  const today = localDateOf(useNow(), saved.timeZone)
  const parts = differences(saved, entered)
  return (
    <Stack gap="sm">
      <Banner tone="warning">
        Somebody changed the account information meanwhile. What you entered is not saved.
      </Banner>
      {parts.length > 0 && (
        <table className={styles.both} aria-label="What differs">
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>Part</VisuallyHidden>
              </th>
              <th scope="col">Saved by somebody else</th>
              <th scope="col">Entered by you</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => {
              const { name, value } = sayPart(part, saved, today)
              return (
                <tr key={part}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                  <td>{sayPart(part, entered, today).value}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Row>
        <Button size="sm" onClick={onShowSaved}>
          Show what is saved
        </Button>
        <Button size="sm" onClick={onKeepEntered}>
          Go on with what I entered
        </Button>
      </Row>
    </Stack>
  )
}
