import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findStaleParts, markBuilt, partNames } from '../../build/launch/build.mjs'

const earlier = new Date('2026-01-01T10:00:00Z')
const builtAt = new Date('2026-01-01T11:00:00Z')
const later = new Date('2026-01-01T12:00:00Z')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-build-'))
  for (const source of [
    'electron/main.ts',
    'renderer/main.tsx',
    'renderer/app/routes.tsx',
    'backend/main.ts',
    'shared/errors.ts',
    'build/bundle.mjs',
    'package-lock.json',
  ]) {
    write(source, earlier)
  }
  for (const output of [
    'out/main/main.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/renderer/registration/index.html',
    'out/backend/main.js',
    'out/backend/cli.js',
  ]) {
    write(output, builtAt)
  }
  for (const part of partNames()) markBuilt(folder, part, builtAt)
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, at: Date) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, at, at)
}

describe('building before a command', () => {
  it('builds nothing when nothing changed', () => {
    expect(findStaleParts(folder)).toEqual([])
  })

  it.each([
    ['electron/main.ts', ['desktop']],
    ['renderer/app/routes.tsx', ['renderer']],
    ['backend/main.ts', ['backend']],
    ['shared/errors.ts', ['desktop', 'renderer', 'backend']],
    ['build/bundle.mjs', ['desktop', 'renderer', 'backend']],
    ['package-lock.json', ['desktop', 'renderer', 'backend']],
  ])('builds only what stands on %s when that changes', (path, stale) => {
    write(path, later)
    expect(findStaleParts(folder)).toEqual(stale)
  })

  it('builds again when a file was added, even an old one', () => {
    write('backend/database/open.ts', earlier)
    expect(findStaleParts(folder)).toEqual(['backend'])
  })

  it('builds again when a file was deleted', () => {
    rmSync(join(folder, 'renderer/app/routes.tsx'))
    expect(findStaleParts(folder)).toEqual(['renderer'])
  })

  it('builds again when an output is missing', () => {
    rmSync(join(folder, 'out/backend/cli.js'))
    expect(findStaleParts(folder)).toEqual(['backend'])
  })

  it('builds again when a file was saved while the last build ran', () => {
    write('electron/main.ts', new Date(builtAt.getTime() + 1))
    expect(findStaleParts(folder)).toEqual(['desktop'])
  })

  it('does not build for a change of a README', () => {
    write('backend/README.md', later)
    expect(findStaleParts(folder)).toEqual([])
  })
})
