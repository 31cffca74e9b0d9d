import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Figure, isMet, listFigures } from './figures.ts'
import { CONNECTIONS } from './load.ts'
import { measureBilling } from './measure-billing.ts'
import { measureCases } from './measure-cases.ts'
import { measureReads } from './measure-reads.ts'
import { measureScreens } from './measure-screens.ts'
import { measureServer } from './measure-server.ts'
import { measureWork } from './measure-work.ts'
import { measureWrites } from './measure-writes.ts'
import { measureMemory } from './memory.ts'
import { type Office, openOffice } from './office.ts'
import { readCases } from './read-cases.ts'
import { figuresOfReads, listReads } from './read-report.ts'

const SIZES: [number, number] = [1_000, 100_000]
const IDLE_MS = 15_000
const BASELINE = resolve(import.meta.dirname, 'baseline.json')

const { values: asked } = parseArgs({
  options: {
    server: { type: 'string' },
    cookie: { type: 'string', default: '' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1.5' },
    parts: { type: 'string', default: 'reads,writes,start,screens,cases,work,billing' },
    'write-baseline': { type: 'boolean', default: false },
  },
})
const effort = { rounds: Number(asked.rounds), seconds: Number(asked.seconds) }
const cases = readCases.filter(({ label }) => !asked.only || new RegExp(asked.only).test(label))

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function measureOffice(office: Office): Promise<Figure[]> {
  const parts = new Set(asked.parts.split(','))
  const figures: Figure[] = []
  if (parts.has('reads')) {
    const reads = await measureReads(office, effort, say, cases)
    for (const line of ['', ...listReads(reads), '']) say(line)
    figures.push(...figuresOfReads(reads))
  }
  if (parts.has('writes')) figures.push(...(await measureWriteFigures(office)))
  if (parts.has('start')) figures.push(...(await measureStart(office)))
  if (parts.has('screens')) figures.push(...(await measureScreens(office, say)))
  if (parts.has('cases')) figures.push(...(await measureCases(office, effort, say)))
  if (parts.has('work')) figures.push(...(await measureWork(office, effort, say)))
  // Last: it makes every user of the large account a paid seat, and its ledger long.
  if (parts.has('billing')) figures.push(...(await measureBilling(office, effort, say)))
  return figures
}

async function measureWriteFigures({ large }: Office): Promise<Figure[]> {
  const { invite, register } = await measureWrites(large, CONNECTIONS)
  return [
    { key: 'invite', label: 'invitation create', value: invite.perSecond, unit: 'per second' },
    {
      key: 'invite p50',
      label: `invitation create, p50 of ${CONNECTIONS} at once`,
      value: invite.p50,
      unit: 'ms',
    },
    {
      key: 'register',
      label: 'registration accept, hashing included',
      value: register.perSecond,
      unit: 'per second',
    },
    { key: 'register p50', label: 'registration accept, p50 of 4 at once', value: register.p50, unit: 'ms' },
  ]
}

async function measureStart(office: Office): Promise<Figure[]> {
  const ready = await office.restart()
  await office.large.client.call('session.read', {})
  await office.large.client.call('users.outline', {})
  await office.large.client.call('users.list', { limit: 200 })
  await office.large.client.call('users.counts', {})
  await pause(IDLE_MS)
  const memory = await measureMemory(office.server.process.pid ?? 0)
  const figures: Figure[] = [
    { key: 'ready', label: 'cold start to ready, 100,000 users', value: ready, unit: 'ms' },
  ]
  if (!memory) return figures
  const total = memory.backend + memory.database
  return [
    ...figures,
    {
      key: 'idle',
      label: 'idle memory, backend and database',
      value: total,
      unit: 'MB',
      goal: { atMost: 200 },
    },
    { key: 'idle backend', label: '  of it the backend', value: memory.backend, unit: 'MB' },
    { key: 'idle database', label: '  of it the database', value: memory.database, unit: 'MB' },
  ]
}

async function readBaseline(): Promise<Record<string, number>> {
  const text = await readFile(BASELINE, 'utf8').catch(() => '{"figures":{}}')
  return (JSON.parse(text) as { figures: Record<string, number> }).figures
}

async function writeBaseline(figures: readonly Figure[]): Promise<void> {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`
  const kept = Object.fromEntries(figures.map(({ key, value }) => [key, Number(value.toPrecision(3))]))
  const measuredOn = new Date().toISOString().slice(0, 10)
  await writeFile(BASELINE, `${JSON.stringify({ measuredOn, machine, figures: kept }, null, 2)}\n`)
  say(`Written to ${BASELINE}.`)
}

async function run(): Promise<void> {
  if (asked.server !== undefined) {
    for (const line of await measureServer(asked.server, asked.cookie, effort, cases)) say(line)
    return
  }
  say(`Opening two accounts of ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} users ...`)
  const office = await openOffice(process.env.BENCH_DATABASE_URL, SIZES)
  try {
    const figures = await measureOffice(office)
    for (const line of listFigures(figures, await readBaseline())) say(line)
    const missed = figures.filter((figure) => isMet(figure) === false).length
    say(missed === 0 ? 'Every goal is met.' : `${missed} of the goals are missed.`)
    if (asked['write-baseline']) await writeBaseline(figures)
  } finally {
    await office.close()
  }
}

await run()
