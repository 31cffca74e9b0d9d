import { dialog } from 'electron'
import type { AppUpdater, UpdateDownloadedEvent } from 'electron-updater'
import { type Log, nameFailure } from './log.ts'

const FIRST_AFTER_MS = 30_000
const EVERY_MS = 4 * 60 * 60_000

/** Follows the updates of a packaged Roster. The updater is loaded only then; one that cannot start stops nobody. */
export async function startUpdates(log: Log): Promise<void> {
  try {
    const { default: updates } = await import('electron-updater')
    followUpdates(updates.autoUpdater, log)
  } catch (error) {
    log.warn('updates cannot be looked for', nameFailure(error))
  }
}

/**
 * Looks for a newer Roster from time to time, fetches it in the background and asks before it restarts. Without an
 * answer it is installed when Roster is closed.
 */
export function followUpdates(updater: AppUpdater, log: Log): void {
  updater.logger = null
  updater.autoDownload = true
  updater.autoInstallOnAppQuit = true
  updater.on('error', (error) => log.warn('looking for an update failed', nameFailure(error)))
  updater.on('update-downloaded', (update) => void offerRestart(updater, update, log))
  // A failure is logged by the listener above; an office computer may simply be offline.
  const look = () => void updater.checkForUpdates().catch(() => undefined)
  setTimeout(look, FIRST_AFTER_MS).unref()
  setInterval(look, EVERY_MS).unref()
}

async function offerRestart(
  updater: AppUpdater,
  { version, releaseNotes }: UpdateDownloadedEvent,
  log: Log,
): Promise<void> {
  log.info('an update is ready', { version })
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: `Roster ${version} is ready`,
    detail: [
      typeof releaseNotes === 'string' ? releaseNotes : '',
      'Restart now, or it is installed when you close Roster.',
    ]
      .filter((text) => text !== '')
      .join('\n\n'),
    buttons: ['Restart Now', 'Later'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) updater.quitAndInstall()
}
