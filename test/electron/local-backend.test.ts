import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createLocalBackend, type LocalBackendOptions } from '../../electron/local-backend.ts'
import { AppError } from '../../shared/errors.ts'
import { collectLog } from '../support/account-parts.ts'
import { double } from '../support/electron-double.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

/** Stands in for the backend: same arguments, same line, same health, and it does what its data folder says. */
const PROGRAM = `
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
const at = (name) => process.argv[process.argv.indexOf(name) + 1]
const data = at('--data')
appendFileSync(data + '/starts', process.argv.slice(2).join(' ') + '\\n')
const refusal = data + '/refusal'
if (existsSync(refusal)) {
  process.stdout.write(readFileSync(refusal, 'utf8') + '\\n', () => process.exit(1))
} else if (existsSync(data + '/crash-at-start')) {
  process.exit(3)
} else {
  const server = createServer((request, response) => {
    if (request.url === '/crash') process.exit(3)
    if (existsSync(data + '/hang')) return
    response.end('{"ok":true}')
  })
  server.listen(Number(at('--port')), '127.0.0.1', () => {
    process.stdout.write('{"level":30,"msg":"a line of its log"}\\n')
    console.log(JSON.stringify({ ready: true, address: 'http://127.0.0.1:' + server.address().port }))
  })
  process.on('SIGTERM', () => {
    if (existsSync(data + '/deaf')) return
    appendFileSync(data + '/stopped', 'gracefully')
    process.exit(0)
  })
}
`

let data: string
let options: LocalBackendOptions
let logged: string[]

beforeEach(async () => {
  data = await makeTemporaryFolder()
  const module = join(data, 'backend.mjs')
  await writeFile(module, PROGRAM)
  logged = []
  options = {
    module,
    data,
    isSample: false,
    preferredPort: await findFreePort(),
    log: collectLog(),
    writeLog: (line) => void logged.push(line),
    patience: { firstPause: 20, longestPause: 100, pingEvery: 50, pingWithin: 200, stopWithin: 300 },
  }
})

function start() {
  const backend = createLocalBackend(options)
  onTestFinished(() => backend.stop())
  return backend
}

const isHealthy = async (address: string) => (await fetch(`${address}/healthz`)).ok
const starts = async () => (await readFile(join(data, 'starts'), 'utf8')).trim().split('\n')
const tell = (name: string, content = '') => writeFile(join(data, name), content)

test('runs nothing until it is asked for, then one process for everybody who asks', async () => {
  const backend = start()
  expect(double.childPids()).toEqual([])
  const addresses = await Promise.all([backend.address(), backend.address(), backend.address()])
  expect(new Set(addresses)).toEqual(new Set([`http://127.0.0.1:${options.preferredPort}`]))
  expect(await isHealthy(addresses[0] ?? '')).toBe(true)
  expect(await starts()).toEqual([`--data ${data} --port ${options.preferredPort}`])
  expect(logged).toEqual(['{"level":30,"msg":"a line of its log"}'])
})

test('the sample firm is asked for by name', async () => {
  options.isSample = true
  await start().address()
  expect((await starts())[0]).toMatch(/ --demo$/)
})

test('takes another port when the usual one is taken', async () => {
  const other = createServer().listen(options.preferredPort, '127.0.0.1')
  onTestFinished(() => void other.close())
  const address = await start().address()
  expect(await isHealthy(address)).toBe(true)
  expect((await starts())[0]).toContain('--port 0')
})

test('says why it cannot start in the backend’s own words, and tries again when asked again', async () => {
  const refusal = {
    code: 'data-folder.in-use',
    message: 'Another Roster (process 7) is using the data folder.',
  }
  await tell('refusal', JSON.stringify({ error: refusal }))
  const backend = start()
  const error = await backend.address().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject(refusal)
  expect((error as AppError).toBody().message).toBe(refusal.message)

  await rm(join(data, 'refusal'))
  expect(await isHealthy(await backend.address())).toBe(true)
})

test('a start that crashes is told, and the next one waits a little', async () => {
  await tell('crash-at-start')
  const backend = start()
  for (let count = 0; count < 3; count += 1)
    await expect(backend.address()).rejects.toMatchObject({ code: 'server.unavailable' })
  expect(await starts()).toHaveLength(3)
})

describe('the watchdog', () => {
  test('starts a crashed backend again by itself, at the same address', async () => {
    const backend = start()
    const address = await backend.address()
    await fetch(`${address}/crash`).catch(() => undefined)
    await expect.poll(starts).toHaveLength(2)
    expect(await backend.address()).toBe(address)
    expect(await isHealthy(address)).toBe(true)
  })

  test('ends a backend that hangs, and starts it again', async () => {
    const backend = start()
    const before = await backend.address()
    const [pid] = double.childPids()
    await tell('hang')
    await expect.poll(() => double.childPids().includes(pid ?? 0), { timeout: 10_000 }).toBe(false)

    await rm(join(data, 'hang'))
    expect(await backend.address()).toBe(before)
    expect(await isHealthy(before)).toBe(true)
  })
})

describe('stopping', () => {
  test('lets the backend come to its end, and starts nothing afterwards', async () => {
    const backend = start()
    await backend.address()
    await backend.stop()
    expect(await readFile(join(data, 'stopped'), 'utf8')).toBe('gracefully')
    expect(double.childPids()).toEqual([])
    await new Promise((settle) => setTimeout(settle, 200))
    expect(await starts()).toHaveLength(1)
  })

  test('ends a backend that does not listen', async () => {
    await tell('deaf')
    const backend = start()
    await backend.address()
    await backend.stop()
    expect(double.childPids()).toEqual([])
  })

  test('ends one that is just starting', async () => {
    const backend = start()
    const address = backend.address().catch((error: AppError) => error.code)
    await backend.stop()
    expect(await address).toBe('server.unavailable')
    await expect.poll(() => double.childPids()).toEqual([])
  })

  test('can be started again', async () => {
    const backend = start()
    await backend.address()
    await backend.stop()
    expect(await isHealthy(await backend.address())).toBe(true)
  })
})

function findFreePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => settle(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
