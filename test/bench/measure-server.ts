import { Client } from '../support/client.ts'
import { alignColumns } from './figures.ts'
import { askRepeatedly, median } from './load.ts'
import { type Effort, middle } from './measure-reads.ts'
import { type ReadCase, resolveCase } from './read-cases.ts'

/** The same load on any server that speaks the contract; without a floor, so only its own ratios compare. */
export async function measureServer(
  address: string,
  cookie: string,
  { rounds, seconds }: Effort,
  cases: readonly ReadCase[],
): Promise<string[]> {
  const client = new Client(new URL(address).origin)
  for (const pair of cookie.split(/;\s*/)) {
    const equals = pair.indexOf('=')
    if (equals > 0) client.cookies.set(pair.slice(0, equals), pair.slice(equals + 1))
  }
  const { total } = await client.call('users.outline', {})
  const urls = await Promise.all(
    cases.map(async (one) => client.address + (await resolveCase(client, one, total)).path),
  )
  const loads = urls.map(() => [] as Awaited<ReturnType<typeof askRepeatedly>>[])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, url] of urls.entries()) loads[index]?.push(await askRepeatedly(url, cookie, seconds))

  return alignColumns([
    [`${total.toLocaleString('en')} users`, 'to the first', 'a second', 'p50 ms', 'p97 ms'],
    ...cases.map(({ label }, index) => {
      const load = middle(loads[index] ?? [])
      const toFirst = median(
        (loads[index] ?? []).map(({ perSecond }, round) => (loads[0]?.[round]?.perSecond ?? 0) / perSecond),
      )
      return [label, toFirst.toFixed(2), load.perSecond.toFixed(0), load.p50.toFixed(0), load.p97.toFixed(0)]
    }),
  ])
}
