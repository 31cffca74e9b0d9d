import type { Browser, Page } from '@playwright/test'
import type { Firm } from './office.ts'
import { openWindow, waitForUsers } from './open-window.ts'

const WORDS = [
  'maria garcia',
  'okafor',
  'nakamura',
  'priya',
  'hoff',
  'george walsh',
  'sanchez',
  'zoe',
  'quinn',
  'yilmaz',
]
/** Longer than any answer takes, so that each key has its own rows. */
const BETWEEN_KEYS_MS = 600

/**
 * Types name after name and answers, for each key whose rows differ from those before it, the milliseconds from the
 * key to the frame that shows the last changed row.
 */
export async function measureTyping(browser: Browser, firm: Firm): Promise<number[]> {
  const page = await openWindow(browser, firm)
  await page.goto(firm.client.address)
  await waitForUsers(page)
  await watchRows(page)
  const field = page.getByRole('searchbox', { name: 'Search by name or e-mail' })
  const times: number[] = []
  for (const word of WORDS) {
    await field.fill('')
    await page.waitForTimeout(BETWEEN_KEYS_MS)
    for (const key of word) {
      await field.press(key === ' ' ? 'Space' : key)
      await page.waitForTimeout(BETWEEN_KEYS_MS)
      const took = await page.evaluate(() => window.rosterBench?.takeTime() ?? null)
      if (took !== null) times.push(took)
    }
  }
  await page.context().close()
  return times
}

declare global {
  interface Window {
    rosterBench?: { takeTime(): number | null }
  }
}

async function watchRows(page: Page): Promise<void> {
  await page.evaluate(() => {
    let keyAt = 0
    let paintedAt: number | null = null
    document.addEventListener(
      'keydown',
      () => {
        keyAt = performance.now()
        paintedAt = null
      },
      true,
    )
    const grid = document.querySelector('[role="grid"]')
    if (!grid) throw new Error('There is no list to search.')
    const observer = new MutationObserver((changes) => {
      const isRows = changes.some(
        ({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest('[data-row]') ||
          (target as Element).matches?.('[role="rowgroup"]'),
      )
      // The frame after the one that is being made has been shown when this is told.
      if (isRows)
        requestAnimationFrame(() =>
          setTimeout(() => {
            paintedAt = performance.now()
          }),
        )
    })
    observer.observe(grid.parentElement ?? grid, { subtree: true, childList: true, characterData: true })
    window.rosterBench = {
      takeTime: () => (paintedAt === null ? null : paintedAt - keyAt),
    }
  })
}
