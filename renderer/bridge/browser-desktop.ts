import type { DesktopOperationName, Input, Output, Parsed } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type Settings, settings } from '../../shared/model/settings.ts'
import { parseJson } from './parse-json.ts'
import { saveInBrowser } from './save-in-browser.ts'
import type { Transport } from './transport.ts'

const STORAGE_KEY = 'roster.settings'

type DesktopHandlers = {
  [N in DesktopOperationName]: (input: Input<N>) => Promise<Output<N>>
}

/** What the desktop application would do, as far as a browser can: settings in local storage, its own clipboard. */
export function browserDesktop(
  callAccount: Transport['call'],
  onSettings: (changed: Settings) => void,
): DesktopHandlers {
  const change = (changed: Partial<Settings>): Settings => {
    const next = settings.parse({ ...readSettings(), ...changed })
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next))
    onSettings(next)
    return next
  }

  return {
    'desktop.read': async () => ({
      kind: 'browser' as const,
      platform: platform(),
      version: '',
      keepsSession: true,
    }),
    'settings.read': async () => readSettings(),
    'settings.change': async (changed) => change(withoutUndefined(changed)),
    'connection.choose': async () => {
      throw new AppError('desktop.only')
    },
    'invitationLink.copy': async ({ invitationId }: Parsed<'invitationLink.copy'>) => {
      const answer = await callAccount('invitations.copyLink', { invitationId })
      if (!answer.ok) throw AppError.fromBody(answer.error)
      const { link, ...about } = answer.value
      await navigator.clipboard.writeText(link)
      return about
    },
    'page.open': async ({ address }: Parsed<'page.open'>) => {
      if (!/^https?:/i.test(address)) throw new AppError('page.not-allowed')
      window.open(address, '_blank', 'noopener,noreferrer')
      return {}
    },
    'file.save': async (file: Parsed<'file.save'>) => {
      saveInBrowser(file)
      return { savedAs: file.name }
    },
  }
}

/** A browser always works with the server that served the page, so its connection is settled. */
function readSettings(): Settings {
  const stored = parseJson(localStorage.getItem(STORAGE_KEY) ?? 'null')
  const known = settings.safeParse(stored ?? {})
  const read = known.success ? known.data : settings.parse({})
  return { ...read, connection: { kind: 'server', address: location.origin } }
}

function withoutUndefined(changed: object): Partial<Settings> {
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
}

function platform() {
  const { userAgent } = navigator
  if (userAgent.includes('Windows')) return 'windows'
  if (userAgent.includes('Macintosh')) return 'macos'
  return userAgent.includes('Linux') ? 'linux' : 'other'
}
