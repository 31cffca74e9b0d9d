import { create } from 'zustand'
import { type Settings, settings } from '../../shared/model/settings.ts'

/** The mirror of this computer's settings; written by `settings.read` and `settings.changed` only. */
export const useSettings = create<Settings>(() => settings.parse({}))

/** Takes over what the owner of the settings says. */
export function mirrorSettings(current: Settings): void {
  useSettings.setState(current, true)
}
