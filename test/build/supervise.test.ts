import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { superviseBackend } from '../../build/launch/supervise.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-supervise-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A stand-in for the backend that writes down each of its starts and knows how many came before. */
const prelude = `
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
const starts = new URL('./starts.txt', import.meta.url)
appendFileSync(starts, 'x')
const start = readFileSync(starts, 'utf8').length
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n')
function serve(answer) {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1', () => say({ ready: true, address: 'http://127.0.0.1:' + server.address().port }))
  process.on('SIGTERM', () => { server.closeAllConnections(); server.close(() => process.exit(0)) })
}
`

function supervise(
  script: string,
  onReady: (stop: () => void, starts: number) => void = (stop) => stop(),
  rhythm: object = { pingEvery: 20, pingFailures: 1_000 },
) {
  writeFileSync(join(folder, 'backend.mjs'), prelude + script)
  const said: string[] = []
  const logged: string[] = []
  const supervised = superviseBackend({
    program: process.execPath,
    args: [join(folder, 'backend.mjs')],
    say: (line) => said.push(line),
    onLog: (line) => logged.push(line),
    onReady: () => onReady(() => supervised.stop(), countStarts()),
    rhythm: { firstRestartAfter: 10, stopWithin: 20_000, ...rhythm },
  })
  return { finished: supervised.finished, said, logged }
}

function countStarts() {
  return readFileSync(join(folder, 'starts.txt'), 'utf8').length
}

describe('keeping the server running', () => {
  it('passes the sentence about a taken port on, and does not try again', async () => {
    const message = 'Port 4310 is in use by another program. Choose another with --port.'
    const { finished, said } = supervise(
      `say({ error: { code: 'port.taken', message: ${JSON.stringify(message)} } }); process.exit(1)`,
    )
    expect(await finished).toBe('refused')
    expect(said).toEqual([message])
    expect(countStarts()).toBe(1)
  })

  it('stops the server gracefully on request', async () => {
    const { finished, said } = supervise('serve((_, response) => response.end())')
    expect(await finished).toBe('stopped')
    expect(said).toEqual([])
  })

  it('starts a crashed server again and says so', async () => {
    const { finished, said } = supervise(
      'serve((_, r) => { r.end(); if (start === 1) process.exit(7) })',
      (stop, starts) => {
        if (starts === 2) stop()
      },
    )
    expect(await finished).toBe('stopped')
    expect(said).toEqual(['The server of Roster stopped unexpectedly; starting it again in 1 second.'])
  })

  it('gives up on a server that never starts, and keeps what it said', async () => {
    const { finished, logged } = supervise(`console.error('no disk'); process.exit(3)`)
    expect(await finished).toBe('crashed')
    expect(countStarts()).toBe(3)
    expect(logged).toEqual(['no disk', 'no disk', 'no disk'])
  })

  it('restarts a server that no longer answers', async () => {
    const { finished, said } = supervise(
      'serve(start === 1 ? () => {} : (_, response) => response.end())',
      (stop, starts) => {
        if (starts === 2) stop()
      },
      { pingEvery: 20, pingTimeout: 100, pingFailures: 3 },
    )
    expect(await finished).toBe('stopped')
    expect(said[0]).toBe('The server of Roster no longer answers; it is being restarted.')
    expect(countStarts()).toBe(2)
  })

  it('leaves a server alone that answers that it is busy', async () => {
    const { finished, said } = supervise(
      'let pings = 0; serve((_, r) => { r.statusCode = 503; r.end(); if (++pings === 5) process.exit(0) })',
      () => undefined,
      { pingEvery: 200, pingFailures: 3 },
    )
    expect(await finished).toBe('stopped')
    expect(said).toEqual([])
  })

  it('keeps ordinary output for the log', async () => {
    const { finished, logged } = supervise(
      `say({ level: 30, msg: 'listening' }); console.log('{"ready" is no notice'); serve((_, r) => r.end())`,
    )
    await finished
    expect(logged).toEqual(['{"level":30,"msg":"listening"}', '{"ready" is no notice'])
  })
})
