import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const largest = 10 * 1024 * 1024

/**
 * Opens DIR/logs/backend.log for appending; a large one is set aside first, and one such is kept.
 * @param {string} dataFolder
 */
export function openBackendLog(dataFolder) {
  const folder = join(dataFolder, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'backend.log')
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) {
    renameSync(path, join(folder, 'backend.1.log'))
  }
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  return {
    path,
    /** @param {string} line */
    write: (line) => void stream.write(`${line}\n`),
    close: () => new Promise((settle) => stream.end(settle)),
  }
}
