import autocannon from 'autocannon'

/** How many clients ask at once. */
export const CONNECTIONS = 32

/** One round of load on one address. */
export interface Load {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p97: number
}

/** Asks one address for some seconds. Throws when a single answer was not a success: its time would mean nothing. */
export async function askRepeatedly(url: string, cookie: string, seconds: number): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    ...(cookie && { headers: { cookie } }),
  })
  return readLoad(url, result)
}

/** Sends each body once, `connections` at a time. */
export async function sendEach(
  url: string,
  headers: Record<string, string>,
  bodies: readonly unknown[],
  connections: number,
): Promise<Load> {
  const waiting = bodies.map((body) => JSON.stringify(body))
  const result = await autocannon({
    url,
    connections,
    amount: bodies.length,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        setupRequest: (request) => ({ ...request, body: waiting.pop() ?? '' }),
      },
    ],
  })
  return readLoad(url, result)
}

function readLoad(url: string, result: Awaited<ReturnType<typeof autocannon>>): Load {
  if (result.non2xx + result.errors + result.timeouts > 0 || result['2xx'] === 0)
    throw new Error(`${url}: ${result['2xx']} answers, ${result.non2xx} refusals, ${result.errors} errors.`)
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
  }
}

/** The middle one; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (upper + lower) / 2
}
