import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { protocol } from 'electron'
import { CONTENT_POLICY } from './content-policy.ts'

const SCHEME = 'app'
const HOST = 'main'

/** The page that the window shows. */
export const START_PAGE = `${SCHEME}://${HOST}/index.html`

/** Only files of these kinds are part of the screens. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
])

const headers = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
}

/** Whether an address is one of Roster's own pages. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol: scheme, host } = new URL(address)
  return scheme === `${SCHEME}:` && host === HOST
}

/** Makes app:// a scheme of its own right; must be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built screens, and nothing outside their folder. */
export function serveAppScheme(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isAppAddress(request.url)) return refuse(404)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const path = await findFile(folder, new URL(request.url).pathname)
    const type = path && contentTypes.get(extname(path))
    if (!path || !type) return refuse(404)
    const content = await readFile(path).catch(() => undefined)
    if (!content) return refuse(404)
    return new Response(new Uint8Array(content), { headers: { ...headers, 'content-type': type } })
  })
}

/** The real path of a file inside the folder; undefined when it leads outside, by whatever means. */
async function findFile(folder: string, pathname: string): Promise<string | undefined> {
  try {
    const asked = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
    if (asked.includes('\0') || asked.includes('\\')) return undefined
    const root = await realpath(folder)
    const path = await realpath(join(root, asked))
    const inside = relative(root, path)
    const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..'
    return isInside ? path : undefined
  } catch {
    return undefined
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers })
}
