import { EventEmitter } from 'node:events'
import type { AppUpdater } from 'electron-updater'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogFacts } from '../../electron/log.ts'
import { followUpdates } from '../../electron/updates.ts'
import { double } from '../support/electron-double.ts'

const ready = { version: '0.2.0', releaseNotes: '- Palette.' }

let answers: (() => Promise<unknown>)[] = []
let lines: { message: string; facts: LogFacts | undefined }[] = []
let updater: EventEmitter & { checks: number; restarts: number }

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  lines = []
  updater = Object.assign(new EventEmitter(), {
    checks: 0,
    restarts: 0,
    async checkForUpdates() {
      updater.checks += 1
      return answers.shift()?.()
    },
    quitAndInstall() {
      updater.restarts += 1
    },
  })
  const write = (message: string, facts?: LogFacts) => void lines.push({ message, facts })
  followUpdates(updater as unknown as AppUpdater, { info: write, warn: write, error: write })
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  double.options.messageBoxAnswer = 0
})

describe('a newer Roster', () => {
  it('is looked for soon after the start and then every four hours', async () => {
    await vi.advanceTimersByTimeAsync(30_000)
    expect(updater.checks).toBe(1)
    await vi.advanceTimersByTimeAsync(8 * 60 * 60_000)
    expect(updater.checks).toBe(3)
  })

  it('that cannot be asked for is written down without its words, and disturbs nobody', async () => {
    answers = [() => Promise.reject(new Error('https://updates.test/?token=canary'))]
    updater.emit('error', new Error('https://updates.test/?token=canary'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(lines).toEqual([{ message: 'looking for an update failed', facts: { failure: 'Error' } }])
  })

  it.each([
    ['restarts', 0, 1],
    ['waits until Roster is closed', 1, 0],
  ])('that is fetched %s as the person says', async (_what, answer, restarts) => {
    double.options.messageBoxAnswer = answer
    const before = double.callsOf('dialog.showMessageBox').length
    updater.emit('update-downloaded', ready)
    await vi.advanceTimersByTimeAsync(0)
    const [asked] = double.callsOf('dialog.showMessageBox').slice(before)
    expect(JSON.stringify(asked)).toContain('Roster 0.2.0 is ready')
    expect(JSON.stringify(asked)).toContain('- Palette.')
    expect(updater.restarts).toBe(restarts)
  })
})
