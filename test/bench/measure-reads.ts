import { isDeepStrictEqual } from 'node:util'
import { startFloor } from './floor.ts'
import { writeStatement } from './floor-statement.ts'
import { askRepeatedly, type Load, median } from './load.ts'
import type { Firm, Office } from './office.ts'
import { type ReadCase, readCases, resolveCase } from './read-cases.ts'

/** How often and how long each address is asked. */
export interface Effort {
  rounds: number
  seconds: number
}

/** What a case came to: the middle round, and ratios taken within each round. */
export interface ReadFigure {
  case: ReadCase
  load: Load
  floor: Load
  /** Answers a second, as a share of the floor's. */
  ofFloor: number
  /** How many times longer the large account takes than the small one. */
  growth: number
  /** The same of the floor: what a bare SELECT loses from one account to the other. */
  floorGrowth: number
  /** Rows of the answers; null where an answer has none. */
  rows: { large: number; small: number } | null
}

/**
 * Asks Roster and the floor in turns, so that whatever else the machine does slows both; the answers are compared
 * first: a floor that answers something else would be no floor.
 */
export async function measureReads(
  office: Office,
  effort: Effort,
  say: (line: string) => void,
  cases: readonly ReadCase[] = readCases,
): Promise<ReadFigure[]> {
  const asked = await Promise.all(cases.map((one, index) => prepare(office, one, `case-${index}`)))
  const statements = Object.fromEntries(
    asked.flatMap(({ name, statement, smallStatement }) => [
      [name, statement],
      [`${name}-small`, smallStatement],
    ]),
  )
  const floor = await startFloor({ database: office.database, statements })
  try {
    const figures: ReadFigure[] = []
    for (const { one, name, largePath, smallPath } of asked) {
      await requireSameAnswer(office.large, largePath, `${floor.address}/${name}`, one.label)
      await requireSameAnswer(office.small, smallPath, `${floor.address}/${name}-small`, one.label)
    }
    for (const { one, name, largePath, smallPath, rows } of asked) {
      const { address } = office.server
      const urls = {
        large: address + largePath,
        small: address + smallPath,
        floor: `${floor.address}/${name}`,
        floorSmall: `${floor.address}/${name}-small`,
      }
      const figure = { ...(await measureCase(one, urls, office, effort)), rows }
      figures.push(figure)
      say(`${one.label}: ${figure.ofFloor.toFixed(2)} of the floor`)
    }
    return figures
  } finally {
    await floor.stop()
  }
}

async function prepare(office: Office, one: ReadCase, name: string) {
  const { large, small } = office
  const [inLarge, inSmall] = [
    await resolveCase(large.client, one, large.total),
    await resolveCase(small.client, one, small.total),
  ]
  const answer = await readJson(office.server.address + inLarge.path, large.cookie)
  const smallAnswer = await readJson(office.server.address + inSmall.path, small.cookie)
  const rows = countRows(answer, smallAnswer)
  if (one.group === 'same answer' && rows?.large !== rows?.small)
    throw new Error(`"${one.label}": the answers of the two accounts differ in length.`)
  return {
    one,
    name,
    largePath: inLarge.path,
    smallPath: inSmall.path,
    statement: writeStatement(one.operation, inLarge.input, large.accountId, nextOf(answer)),
    smallStatement: writeStatement(one.operation, inSmall.input, small.accountId, nextOf(smallAnswer)),
    rows,
  }
}

function nextOf({ next }: Record<string, unknown>): string | null {
  return typeof next === 'string' ? next : null
}

function countRows(large: Record<string, unknown>, small: Record<string, unknown>): ReadFigure['rows'] {
  if (!Array.isArray(large.items) || !Array.isArray(small.items)) return null
  return { large: large.items.length, small: small.items.length }
}

async function measureCase(
  one: ReadCase,
  urls: { large: string; small: string; floor: string; floorSmall: string },
  office: Office,
  { rounds, seconds }: Effort,
): Promise<Omit<ReadFigure, 'rows'>> {
  const loads: { large: Load; small: Load; floor: Load; floorSmall: Load }[] = []
  await askRepeatedly(urls.large, office.large.cookie, 0.5)
  await askRepeatedly(urls.small, office.small.cookie, 0.5)
  for (const url of [urls.floor, urls.floorSmall]) await askRepeatedly(url, '', 0.5)
  for (let round = 0; round < rounds; round += 1) {
    const large = await askRepeatedly(urls.large, office.large.cookie, seconds)
    const floor = await askRepeatedly(urls.floor, '', seconds)
    const small = await askRepeatedly(urls.small, office.small.cookie, seconds)
    const floorSmall = await askRepeatedly(urls.floorSmall, '', seconds)
    loads.push({ large, floor, small, floorSmall })
  }
  return {
    case: one,
    load: middle(loads.map(({ large }) => large)),
    floor: middle(loads.map(({ floor }) => floor)),
    ofFloor: median(loads.map(({ large, floor }) => large.perSecond / floor.perSecond)),
    growth: median(loads.map(({ large, small }) => small.perSecond / large.perSecond)),
    floorGrowth: median(loads.map(({ floor, floorSmall }) => floorSmall.perSecond / floor.perSecond)),
  }
}

/** The medians of rounds. */
export function middle(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map((load) => load.perSecond)),
    p50: median(loads.map((load) => load.p50)),
    p97: median(loads.map((load) => load.p97)),
  }
}

async function requireSameAnswer(firm: Firm, path: string, floorUrl: string, label: string): Promise<void> {
  const [ours, floor] = [
    await readJson(firm.client.address + path, firm.cookie),
    await readJson(floorUrl, ''),
  ]
  if (!isDeepStrictEqual(ours, floor))
    throw new Error(`"${label}": Roster and the floor answer different things.`)
}

async function readJson(url: string, cookie: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { headers: { cookie } })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}
