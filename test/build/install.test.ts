import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsInstall } from '../../build/launch/install.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-install-'))
  mkdirSync(join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const earlier = new Date('2026-01-01T10:00:00Z')
const later = new Date('2026-01-01T11:00:00Z')
const zod = { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } }
const macDatabase = { 'node_modules/db-mac': { version: '18.4.0', integrity: 'sha512-b', optional: true } }

function writeWanted(packages: object, at: Date) {
  writeAt(join(folder, 'package-lock.json'), { packages: { '': { name: 'roster' }, ...packages } }, at)
}
function writeInstalled(packages: object, at: Date) {
  writeAt(join(folder, 'node_modules', '.package-lock.json'), { packages }, at)
}
function writeAt(path: string, content: object, at: Date) {
  writeFileSync(path, JSON.stringify(content))
  utimesSync(path, at, at)
}

describe('installing before a command', () => {
  it('installs on a fresh clone', () => {
    writeWanted(zod, earlier)
    expect(needsInstall(folder)).toBe(true)
  })

  it('installs nothing when the installation is newer than the lock file', () => {
    writeWanted(zod, earlier)
    writeInstalled(zod, later)
    expect(needsInstall(folder)).toBe(false)
  })

  it('installs when the lock file asks for another version', () => {
    writeInstalled(zod, earlier)
    writeWanted({ 'node_modules/zod': { version: '4.7.0', integrity: 'sha512-c' } }, later)
    expect(needsInstall(folder)).toBe(true)
  })

  it('installs when the lock file asks for one package more, or one fewer', () => {
    writeInstalled(zod, earlier)
    writeWanted({ ...zod, 'node_modules/axios': { version: '1.21.1', integrity: 'sha512-d' } }, later)
    expect(needsInstall(folder)).toBe(true)
    writeWanted({}, later)
    expect(needsInstall(folder)).toBe(true)
  })

  it('leaves an installation alone when only the date of the lock file changed', () => {
    writeInstalled(zod, earlier)
    writeWanted({ ...zod, ...macDatabase }, later)
    expect(needsInstall(folder)).toBe(false)
    expect(statSync(join(folder, 'node_modules', '.package-lock.json')).mtimeMs).toBeGreaterThan(
      later.getTime(),
    )
  })

  it('installs again when an installation was interrupted', () => {
    writeWanted(zod, earlier)
    writeFileSync(join(folder, 'node_modules', 'zod'), '')
    expect(needsInstall(folder)).toBe(true)
  })
})
