import { z } from 'zod'
import { id, nothing } from '../model/primitives.ts'
import { connection, settings, settingsChange } from '../model/settings.ts'
import { level } from '../rules/levels.ts'
import { desktop } from './operation.ts'

/** What this computer does for the window: settings, clipboard, the choice of server. */
export const desktopOperations = {
  'desktop.read': desktop({
    summary: 'What the window runs in.',
    input: nothing,
    output: z.object({
      kind: z.enum(['desktop', 'browser']),
      platform: z.enum(['windows', 'macos', 'linux', 'other']),
      version: z.string(),
      /** False when the session cannot be kept safely on this computer and lasts until Roster is closed. */
      keepsSession: z.boolean(),
    }),
  }),
  'settings.read': desktop({
    summary: 'The settings of this computer.',
    input: nothing,
    output: settings,
  }),
  'settings.change': desktop({
    summary: 'Changes some settings; the others stay.',
    input: settingsChange,
    output: settings,
  }),
  'connection.choose': desktop({
    summary:
      'Chooses where the account is: this computer, the sample firm, or an account server, which is tried first.',
    input: z.strictObject({ connection }),
    output: settings,
  }),
  'invitationLink.copy': desktop({
    summary: 'Puts the registration link of an invitation on the clipboard; the window never sees it.',
    input: z.strictObject({ invitationId: id }),
    output: z.object({ email: z.string(), level, expiresAt: z.iso.datetime() }),
  }),
  'page.open': desktop({
    summary: 'Opens a page of the payment provider or of the account server in the person’s own browser.',
    input: z.strictObject({ address: z.url().max(4000) }),
    output: nothing,
  }),
  'file.save': desktop({
    summary: 'Saves a file that the server made, where the person says; null when they changed their mind.',
    input: z.strictObject({
      name: z.string().min(1).max(300),
      mediaType: z.string().max(100),
      content: z.base64(),
    }),
    output: z.object({ savedAs: z.string().nullable() }),
  }),
}
