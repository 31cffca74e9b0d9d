declare module 'autocannon' {
  interface LoadRequest {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
  }

  interface Options {
    url: string
    connections: number
    duration?: number
    amount?: number
    headers?: Record<string, string>
    requests?: (LoadRequest & { setupRequest?: (request: LoadRequest) => LoadRequest })[]
  }

  /** What one run measured; latencies in milliseconds, durations in seconds. */
  interface Result {
    '2xx': number
    non2xx: number
    errors: number
    timeouts: number
    duration: number
    latency: { p50: number; p97_5: number; p99: number }
  }

  export default function autocannon(options: Options): Promise<Result>
}
