import { isDeepStrictEqual } from 'node:util'
import { startFloor } from './floor.ts'
import { type FloorStatement, writeStatement } from './floor-statement.ts'
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
  const statements = Object.fromEntries(asked.map(({ name, statement }) => [name, statement]))
  const floor = await startFloor({ database: office.database, statements })
  try {
    const figures: ReadFigure[] = []
    for (const { one, name, largePath } of asked)
      await requireSameAnswer(office.large, largePath, `${floor.address}/${name}`, one.label)
    for (const { one, name, largePath, smallPath } of asked) {
      const { address } = office.server
      const urls = {
        large: address + largePath,
        small: address + smallPath,
        floor: `${floor.address}/${name}`,
      }
      const figure = await measureCase(one, urls, office, effort)
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
  const next = typeof answer.next === 'string' ? answer.next : null
  const statement: FloorStatement = writeStatement(one.operation, inLarge.input, large.accountId, next)
  return { one, name, largePath: inLarge.path, smallPath: inSmall.path, statement }
}

async function measureCase(
  one: ReadCase,
  urls: { large: string; small: string; floor: string },
  office: Office,
  { rounds, seconds }: Effort,
): Promise<ReadFigure> {
  const loads: { large: Load; small: Load; floor: Load }[] = []
  for (const url of Object.values(urls)) await askRepeatedly(url, office.large.cookie, 0.5)
  for (let round = 0; round < rounds; round += 1) {
    const large = await askRepeatedly(urls.large, office.large.cookie, seconds)
    const floor = await askRepeatedly(urls.floor, '', seconds)
    const small = await askRepeatedly(urls.small, office.small.cookie, seconds)
    loads.push({ large, floor, small })
  }
  return {
    case: one,
    load: middle(loads.map(({ large }) => large)),
    floor: middle(loads.map(({ floor }) => floor)),
    ofFloor: median(loads.map(({ large, floor }) => large.perSecond / floor.perSecond)),
    growth: median(loads.map(({ large, small }) => small.perSecond / large.perSecond)),
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
