import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameFailure, openLog } from '../../electron/log.ts'
import { openLogFile } from '../../electron/log-file.ts'
import { AppError } from '../../shared/errors.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

test('writes one line of JSON an event, for its owner only', async () => {
  const folder = join(await makeTemporaryFolder(), 'logs')
  openLog(folder).warn('something', { code: 'x.y' })
  openLog(folder).error('something else')
  const lines = (await readFile(join(folder, 'main.log'), 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', message: 'something', code: 'x.y' },
    { level: 'error', message: 'something else' },
  ])
  expect((await stat(join(folder, 'main.log'))).mode & 0o777).toBe(0o600)
})

test('knows of a failure what it was, not what it says', () => {
  const cause = new TypeError('refused ada@hartwell.test with canary-5d1f')
  const facts = JSON.stringify(nameFailure(new AppError('unexpected', undefined, { cause })))
  expect(facts).toContain('unexpected')
  expect(facts).toContain('TypeError')
  expect(facts).not.toContain('canary-5d1f')
})

test('a file that grows over a megabyte is set aside, and three are kept', async () => {
  const folder = await makeTemporaryFolder()
  const write = openLogFile(folder, 'backend')
  const line = 'x'.repeat(64 * 1024)
  for (let count = 0; count < 100; count += 1) write(line)
  expect((await readdir(folder)).sort()).toEqual([
    'backend.1.log',
    'backend.2.log',
    'backend.3.log',
    'backend.log',
  ])
  for (const name of await readdir(folder))
    expect((await stat(join(folder, name))).size).toBeLessThan(1.2 * 1024 * 1024)
})
