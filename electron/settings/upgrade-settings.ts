import { z } from 'zod'
import { settingsV0 } from './version-0.ts'
import { fromVersion0, type SettingsV1, settingsV1 } from './version-1.ts'

const versioned = z.looseObject({ version: z.int().min(0).default(0) })

/** The step at place n makes version n + 1 of version n. */
const steps: readonly ((stored: unknown) => unknown)[] = [(stored) => fromVersion0(settingsV0.parse(stored))]

/** Brings a stored settings file to the current version; throws when it is none, or a newer Roster's. */
export function upgradeSettings(stored: unknown): SettingsV1 {
  const { version } = versioned.parse(stored)
  return settingsV1.parse(steps.slice(version).reduce((value, step) => step(value), stored))
}
