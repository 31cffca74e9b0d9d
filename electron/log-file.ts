import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LARGEST_FILE = 1024 * 1024
const KEPT_FILES = 3

/** Appends lines to a file that is set aside when it grows over a megabyte; three older ones are kept. */
export function openLogFile(folder: string, name: string): (line: string) => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fileOfAge = (age: number) => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`)
  let size = sizeOf(fileOfAge(0)) ?? 0

  const rotate = () => {
    for (let age = KEPT_FILES - 1; age >= 0; age -= 1) {
      if (sizeOf(fileOfAge(age)) !== undefined) renameSync(fileOfAge(age), fileOfAge(age + 1))
    }
    size = 0
  }
  return (line) => {
    try {
      if (size > LARGEST_FILE) rotate()
      appendFileSync(fileOfAge(0), `${line}\n`, { mode: 0o600 })
      size += Buffer.byteLength(line) + 1
    } catch {
      // A full disk must not stop the person from working.
    }
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}
