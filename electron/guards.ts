import { app, type Session, type WebContents } from 'electron'
import type { Log } from './log.ts'
import { openExternal } from './open-external.ts'

/** Guards every page and every session there will ever be, whoever makes them. */
export function guardEverything(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
  app.on('session-created', (session) => refusePermissions(session))
}

/** A page stays where it is and opens nothing. */
function guardContents(contents: WebContents, log: Log): void {
  const stay = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault()
    log.warn('a page tried to leave and was held', { by: what })
  }
  contents.on('will-navigate', stay('will-navigate'))
  contents.on('will-frame-navigate', stay('will-frame-navigate'))
  contents.on('will-redirect', stay('will-redirect'))
  contents.on('will-attach-webview', stay('will-attach-webview'))
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url)
    return { action: 'deny' }
  })
}

/** Roster needs none of what a page can ask permission for. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.on('will-download', (event) => event.preventDefault())
}
