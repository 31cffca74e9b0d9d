import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

interface LockFile {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>
}

it('can be installed on every platform: the lock file names the packages of the others too', () => {
  const file = resolve(import.meta.dirname, '../../package-lock.json')
  const { packages }: LockFile = JSON.parse(readFileSync(file, 'utf8'))
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name} (wanted by ${path})`),
  )
  expect(missing).toEqual([])
})

/** A package may lie beside the one that wants it, or in any folder above. */
function isLocked(packages: LockFile['packages'], path: string, name: string): boolean {
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in packages) return true
  return path !== '' && isLocked(packages, path.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name)
}
