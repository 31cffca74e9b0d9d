import { Banner } from '../../components/banner.tsx'
import { Stack } from '../../components/stack.tsx'
import styles from './settings.module.css'

/** Codes for the day the phone is lost; shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Stack>
      <Banner tone="warning">
        Print or write down these recovery codes now; they are not shown again. Each lets you in once without
        the phone.
      </Banner>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Stack>
  )
}
