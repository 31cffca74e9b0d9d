import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app } from 'electron'

/** What the command line asked for. */
export interface StartArguments {
  data: string | undefined
  isDemo: boolean
  port: number | undefined
}

/** Where this start of Roster reads and writes. */
export interface Paths {
  /** Settings, session, logs and what Chromium keeps for the window. */
  desktop: string
  /** Data folders of the embedded backend. */
  ownAccount: string
  sampleFirm: string
  /** What the build made. */
  preload: string
  renderer: string
  backend: string
}

/** Reads the command line; switches of Chromium may stand between ours. */
export function readStartArguments(argv: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' }, demo: { type: 'boolean' }, port: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  })
  const port = Number(values.port)
  return {
    data: typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : undefined,
    isDemo: values.demo === true,
    port: Number.isInteger(port) && port > 0 && port <= 65535 ? port : undefined,
  }
}

/** The folders of this start. A demonstration has everything in a folder of its own. */
export function findPaths(wanted: StartArguments): Paths {
  const data = wanted.data ?? (wanted.isDemo ? join(standardFolder(), 'demo') : standardFolder())
  const out = join(app.getAppPath(), 'out')
  return {
    desktop: join(data, 'desktop'),
    ownAccount: wanted.isDemo ? join(data, 'own') : data,
    sampleFirm: wanted.isDemo ? data : join(data, 'demo'),
    preload: join(out, 'preload', 'preload.cjs'),
    renderer: join(out, 'renderer'),
    backend: join(out, 'backend', 'main.js'),
  }
}

/** The same folder that Roster uses when it is served to a browser. */
function standardFolder(): string {
  if (process.platform === 'linux') {
    return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'roster')
  }
  return join(app.getPath('appData'), 'Roster')
}
