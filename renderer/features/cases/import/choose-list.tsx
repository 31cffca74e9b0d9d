import { type DragEvent, useRef, useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { VisuallyHidden } from '../../../components/visually-hidden.tsx'
import styles from './import.module.css'
import { type CaseCells, decodeList, readCaseList } from './read-case-list.ts'

/** A file that is chosen or dropped, or rows that are pasted. */
export function ChooseList({ onRead }: { onRead(rows: CaseCells[]): void }) {
  const [problem, setProblem] = useState<string>()
  const [isOver, setIsOver] = useState(false)
  const [pasted, setPasted] = useState('')
  const input = useRef<HTMLInputElement>(null)

  const read = (text: string) => {
    const list = readCaseList(text)
    setProblem('problem' in list ? list.problem : undefined)
    if ('rows' in list) onRead(list.rows)
  }
  const readFile = async (file: File | undefined) => {
    if (!file) return
    try {
      read(decodeList(new Uint8Array(await file.arrayBuffer())))
    } catch {
      setProblem(`${file.name} could not be read.`)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void readFile(event.dataTransfer.files[0])
  }
  return (
    <div className={styles.choose}>
      {problem !== undefined && <Banner tone="danger">{problem}</Banner>}
      <section
        aria-label="File"
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <span>Drop a CSV file here, as a spreadsheet saves it. Columns: number, name, status.</span>
        <Button onClick={() => input.current?.click()}>Choose a file…</Button>
        <VisuallyHidden>
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-label="CSV file"
            tabIndex={-1}
            onChange={({ currentTarget }) => {
              void readFile(currentTarget.files?.[0])
              currentTarget.value = ''
            }}
          />
        </VisuallyHidden>
      </section>
      <Textarea
        label="Or paste the rows here"
        hint="Copied from a spreadsheet, with or without headings"
        rows={5}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button
          disabledReason={pasted.trim() === '' ? 'Paste some rows first' : undefined}
          onClick={() => read(pasted)}
        >
          Check the pasted rows
        </Button>
      </div>
    </div>
  )
}
