import type { Transport } from './transport.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop application; absent in a browser. */
    readonly roster?: Transport
  }
}

/** The transport of the desktop application, if this page runs in one. */
export function desktopTransport(): Transport | undefined {
  return window.roster
}
