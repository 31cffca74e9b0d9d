import { useEffect, useRef } from 'react'
import { copyText } from '../../bridge/copy-text.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { IconCopy } from '../../components/icons.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { notify } from '../../stores/notices.ts'
import styles from './settings.module.css'

/** Codes for the day the phone is lost; shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (codes.length > 0) list.current?.focus()
  }, [codes])
  const copy = async () => {
    const isCopied = await copyText(codes.join('\n'))
    notify(
      isCopied
        ? { tone: 'success', text: 'The recovery codes were copied. Keep them where only you can read them.' }
        : { tone: 'failure', text: 'The recovery codes could not be copied. Print them or write them down.' },
    )
  }
  return (
    <Stack>
      <Banner tone="warning">
        Print, copy or write down these recovery codes now; they are not shown again. Each lets you in once
        without the phone.
      </Banner>
      <ul ref={list} tabIndex={-1} className={styles.codes} aria-label="Recovery codes" data-print>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Row>
        <Button onClick={() => window.print()}>Print the codes</Button>
        <Button icon={<IconCopy />} onClick={() => void copy()}>
          Copy the codes
        </Button>
      </Row>
    </Stack>
  )
}
