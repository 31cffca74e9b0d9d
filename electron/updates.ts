import { dialog } from 'electron'
import type { AppUpdater, UpdateDownloadedEvent } from 'electron-updater'
import { type Log, nameFailure } from './log.ts'

const FIRST_AFTER_MS = 30_000
const EVERY_MS = 4 * 60 * 60_000

/**
 * Looks for a newer Roster from time to time, fetches it in the background and asks before it restarts. Without an
 * answer it is installed when Roster is closed. Answers the function that stops it.
 */
export function followUpdates(updater: AppUpdater, log: Log): () => void {
  updater.logger = null
  updater.autoDownload = true
  updater.autoInstallOnAppQuit = true
  updater.on('error', (error) => log.warn('looking for an update failed', nameFailure(error)))
  updater.on('update-downloaded', (update) => void offerRestart(updater, update, log))
  // A failure is logged by the listener above; an office computer may simply be offline.
  const look = () => void updater.checkForUpdates().catch(() => undefined)
  const first = setTimeout(look, FIRST_AFTER_MS)
  const others = setInterval(look, EVERY_MS)
  return () => {
    clearTimeout(first)
    clearInterval(others)
  }
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
