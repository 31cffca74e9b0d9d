import type { Browser, Page } from '@playwright/test'
import type { Firm } from './office.ts'
import { openWindow, waitForUsers } from './open-window.ts'

const WHEEL_STEPS = 120
const DRAG_STEPS = 90
const STEP_MS = 16
const LONG_MS = 50
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata']

/** What the window's main thread did while 100,000 rows were scrolled. */
export interface Scrolling {
  /** The longest task, by the clock and by the processor time it had. */
  longestMs: number
  longestBusyMs: number
  /** Tasks over 50 ms: frames that came late. */
  late: number
  lateBusy: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Scrolls by the wheel and by dragging the scrollbar from end to end and back, and reads Chromium's own trace. */
export async function measureScrolling(browser: Browser, firm: Firm): Promise<Scrolling> {
  const page = await openWindow(browser, firm)
  await page.goto(firm.client.address)
  await waitForUsers(page)
  await page.waitForTimeout(1_000)
  await browser.startTracing(page, { categories: CATEGORIES })
  await turnWheel(page)
  await dragScrollbar(page)
  const trace = await browser.stopTracing()
  await page.context().close()
  return readTrace(JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] })
}

async function turnWheel(page: Page): Promise<void> {
  const grid = await boxOfGrid(page)
  await page.mouse.move(grid.x + grid.width / 2, grid.y + grid.height / 2)
  for (let step = 0; step < WHEEL_STEPS; step += 1) {
    await page.mouse.wheel(0, step < WHEEL_STEPS / 2 ? 480 : -480)
    await page.waitForTimeout(STEP_MS)
  }
  await page.waitForTimeout(500)
}

async function dragScrollbar(page: Page): Promise<void> {
  const grid = await boxOfGrid(page)
  const x = grid.x + grid.width - 6
  const top = grid.y + 22
  const length = grid.height - 44
  await page.mouse.move(x, top)
  await page.mouse.down()
  for (let step = 1; step <= DRAG_STEPS; step += 1) {
    const share = 1 - Math.abs((2 * step) / DRAG_STEPS - 1)
    await page.mouse.move(x, top + length * share)
    if (step === DRAG_STEPS / 2) await requireFarDown(page)
    await page.waitForTimeout(STEP_MS)
  }
  await page.mouse.up()
  await page.waitForTimeout(500)
}

async function boxOfGrid(page: Page) {
  const box = await page.getByRole('grid').boundingBox()
  if (!box) throw new Error('There is no list to scroll.')
  return box
}

async function requireFarDown(page: Page): Promise<void> {
  const row = await page.getByRole('grid').evaluate((grid) => {
    const numbers = [...grid.querySelectorAll('[data-row]')].map((one) =>
      Number(one.getAttribute('data-row')),
    )
    return Math.max(...numbers)
  })
  if (row < 50_000) throw new Error(`Dragging the scrollbar reached row ${row} only.`)
}

function readTrace({ traceEvents }: { traceEvents: TraceEvent[] }): Scrolling {
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && mains.has(`${pid} ${tid}`),
  )
  if (tasks.length === 0) throw new Error('The trace holds no tasks of the window.')
  const clock = tasks.map(({ dur = 0 }) => dur / 1000)
  const busy = tasks.map(({ tdur = 0 }) => tdur / 1000)
  const countLate = (times: number[]) => times.filter((time) => time > LONG_MS).length
  return {
    longestMs: Math.max(...clock),
    longestBusyMs: Math.max(...busy),
    late: countLate(clock),
    lateBusy: countLate(busy),
  }
}
