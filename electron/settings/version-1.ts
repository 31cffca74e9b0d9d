import { z } from 'zod'
import { settings } from '../../shared/model/settings.ts'
import type { settingsV0 } from './version-0.ts'

/** Where the window was when it was closed, in points of the screen. */
export const windowBounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
})
export type WindowBounds = z.infer<typeof windowBounds>

/** The settings file: the settings of the contract, its own version, and what only the main process needs. */
export const settingsV1 = settings.extend({
  version: z.literal(1),
  window: windowBounds.optional(),
})
export type SettingsV1 = z.infer<typeof settingsV1>

/** Version 1 says its version. */
export function fromVersion0(old: z.infer<typeof settingsV0>): SettingsV1 {
  return { ...old, version: 1 }
}
