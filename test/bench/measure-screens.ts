import type { Figure } from './figures.ts'
import { measureFirstScreen } from './first-screen.ts'
import { median } from './load.ts'
import type { Office } from './office.ts'
import { openWindow, startBrowser, waitForUsers } from './open-window.ts'
import { measureScrolling } from './scrolling.ts'
import { measureTyping } from './typing.ts'

const RUNS = 3

/** The built screens in Chromium on the large account. */
export async function measureScreens(office: Office, say: (line: string) => void): Promise<Figure[]> {
  const browser = await startBrowser()
  try {
    const first = await measureFirstScreen(browser, office.large)
    for (const file of first.files) say(`${file.gzip.toFixed(1).padStart(7)} KB  ${file.name}`)
    const starts = await repeat(async () => {
      const page = await openWindow(browser, office.large)
      const ready = await office.restart()
      const beganAt = performance.now()
      await page.goto(office.large.client.address)
      await waitForUsers(page)
      const took = ready + performance.now() - beganAt
      await page.context().close()
      return took
    })
    const times = (await measureTyping(browser, office.large)).toSorted((a, b) => a - b)
    const scrolls = await repeat(() => measureScrolling(browser, office.large))
    const of = (read: (one: (typeof scrolls)[number]) => number) => median(scrolls.map(read))
    return [
      {
        key: 'first screen',
        label: 'first screen, JavaScript and CSS, gzip',
        value: first.gzip,
        unit: 'KB',
        goal: { atMost: 250 },
      },
      { key: 'first screen sent', label: '  as the server sent it', value: first.sent, unit: 'KB' },
      { key: 'usable', label: 'cold start to first usable screen', value: median(starts), unit: 'ms' },
      {
        key: 'typing p95',
        label: `typing to painted rows, p95 of ${times.length} keys`,
        value: at(times, 0.95),
        unit: 'ms',
        goal: { atMost: 100 },
      },
      { key: 'typing p50', label: '  p50', value: at(times, 0.5), unit: 'ms' },
      {
        key: 'late frames',
        label: 'scrolling 100,000 rows: frames over 50 ms',
        value: of(({ late }) => late),
        unit: 'frames',
        goal: { atMost: 0 },
      },
      { key: 'longest frame', label: '  the longest', value: of(({ longestMs }) => longestMs), unit: 'ms' },
      {
        key: 'longest busy',
        label: '  its processor time',
        value: of(({ longestBusyMs }) => longestBusyMs),
        unit: 'ms',
      },
    ]
  } finally {
    await browser.close()
  }
}

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let run = 0; run < RUNS; run += 1) results.push(await measure())
  return results
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
