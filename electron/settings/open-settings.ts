import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { ipcMain } from 'electron'
import ElectronStore from 'electron-store'
import { type Settings, settings } from '../../shared/model/settings.ts'
import { type Log, nameFailure } from '../log.ts'
import { upgradeSettings } from './upgrade-settings.ts'
import type { SettingsV1, WindowBounds } from './version-1.ts'

/** The settings of this computer; the window's copy is a mirror of them. */
export interface SettingsStore {
  /** True when the file could not be used and these are new settings. */
  readonly wereSetAside: boolean
  read(): Settings
  /** Changes some settings in one write; answers all. */
  write(change: Partial<Settings>): Settings
  /** Answers how to stop listening. */
  onChange(listener: (current: Settings) => void): () => void
  readBounds(): WindowBounds | undefined
  writeBounds(bounds: WindowBounds): void
}

type File = ElectronStore<Record<string, unknown>>

/** Opens settings.json in a folder. A file that cannot be used is set aside, never overwritten. */
export function openSettings(folder: string, log: Log): SettingsStore {
  const { file, stored, wereSetAside } = openFile(folder, log)
  const listeners = new Set<(current: Settings) => void>()
  let current = stored

  const keep = (next: SettingsV1) => {
    file.store = { ...next }
    current = next
  }
  if (!existsSync(file.path) || file.store.version !== current.version) keep(current)
  const read = () => settings.parse(current)

  return {
    wereSetAside,
    read,
    write(change) {
      keep({ ...current, ...change })
      for (const listener of listeners) listener(read())
      return read()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    readBounds: () => current.window,
    writeBounds: (window) => keep({ ...current, window }),
  }
}

function openFile(folder: string, log: Log): { file: File; stored: SettingsV1; wereSetAside: boolean } {
  const path = join(folder, 'settings.json')
  try {
    const stored = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    return { stored: upgradeSettings(stored), file: openStore(folder), wereSetAside: false }
  } catch (error) {
    const aside = `settings.broken-${new Date().toISOString().replace(/[:.]/g, '-')}.json`
    renameSync(path, join(folder, aside))
    log.error('settings.unreadable', { setAsideAs: aside, ...nameFailure(error) })
    return { stored: upgradeSettings({}), file: openStore(folder), wereSetAside: true }
  }
}

function openStore(folder: string): File {
  const file: File = new ElectronStore({
    cwd: folder,
    name: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })
  // The store offers the data folder's path to any page over a channel of its own; Roster's pages get two channels.
  ipcMain.removeAllListeners('electron-store-get-data')
  return file
}
