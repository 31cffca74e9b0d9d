import { create } from 'zustand'

/** Where the window is: a page and what is looked at on it. Kept in the hash, so that Back and reload work. */
export interface Location {
  path: string
  params: URLSearchParams
}

/** Reads a hash such as `#/users?tab=pending&q=mar`. */
export function readHash(hash: string): Location {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  return { path: path === '' ? '/' : path, params: new URLSearchParams(query) }
}

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/

/** A calendar date among the parameters; undefined when it is none. */
export function readDate(params: Location['params'], name: string): string | undefined {
  const text = params.get(name) ?? ''
  return LOCAL_DATE.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

/** The hash of a page and its parameters; parameters without a value are left out. */
export function hashOf(
  path: string,
  params: Record<string, string | readonly string[] | undefined> = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const single of typeof value === 'string' ? [value] : (value ?? [])) {
      if (single !== '') query.append(name, single)
    }
  }
  const text = query.toString()
  return `#${path}${text === '' ? '' : `?${text}`}`
}

/** The current location; written by `goTo` and by Back and Forward only. */
export const useLocation = create<Location>(() => readHash(window.location.hash))

/** Text that was entered and not saved, and where somebody wanted to go all the same. */
interface Unsaved {
  isHeld: boolean
  wanted: string | undefined
}

/** Whether the page may be left; written by `useUnsavedChanges` and by attempts to leave only. */
export const useUnsaved = create<Unsaved>(() => ({ isHeld: false, wanted: undefined }))

/** Goes to a hash. `replace` leaves no step for Back: for typing, sorting and filtering. */
export function goTo(hash: string, options: { replace?: boolean } = {}): void {
  if (hash === window.location.hash) return
  if (useUnsaved.getState().isHeld) {
    useUnsaved.setState({ wanted: hash })
    return
  }
  if (options.replace) window.history.replaceState(null, '', hash)
  else window.history.pushState(null, '', hash)
  shown = hash
  useLocation.setState(readHash(hash))
}

/** Leaves although something was not saved. */
export function leaveUnsaved(): void {
  const { wanted } = useUnsaved.getState()
  useUnsaved.setState({ isHeld: false, wanted: undefined })
  if (wanted !== undefined) goTo(wanted)
}

let shown = window.location.hash

/** Back, Forward and links have moved the address already: it is put back while something is not saved. */
function followAddress(): void {
  const { hash } = window.location
  if (hash === shown) return
  if (useUnsaved.getState().isHeld) {
    window.history.pushState(null, '', shown)
    useUnsaved.setState({ wanted: hash })
    return
  }
  shown = hash
  useLocation.setState(readHash(hash))
}

window.addEventListener('popstate', followAddress)
window.addEventListener('hashchange', followAddress)
