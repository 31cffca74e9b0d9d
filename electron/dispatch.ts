import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { parseInput } from '../shared/contract/http.ts'
import {
  type DesktopOperationName,
  type Input,
  isAccountOperationName,
  isOperationName,
  type OperationName,
  operations,
} from '../shared/contract/index.ts'
import { AppError, type Result } from '../shared/errors.ts'
import type { AccountClient } from './account-client.ts'
import { isAppAddress } from './app-protocol.ts'
import { CALL_CHANNEL } from './channels.ts'
import type { DesktopHandlers } from './desktop-handlers.ts'
import { type Log, nameFailure } from './log.ts'

/** A window never holds a registration link; it asks for `invitationLink.copy`, and main fetches and copies. */
const keptFromWindows: ReadonlySet<OperationName> = new Set(['invitations.copyLink'])

/** What a window may name the press of a button with. */
const pressKey = z.uuid().optional()

/** What the dispatch works with. */
export interface DispatchParts {
  window(): BrowserWindow | undefined
  account: AccountClient
  handlers: DesktopHandlers
  log: Log
}

/** Answers the window's calls: every answer is a Result, whatever was asked and whoever asked. */
export function openDispatch(parts: DispatchParts): void {
  ipcMain.handle(CALL_CHANNEL, async (event, ...said: unknown[]): Promise<Result<unknown>> => {
    const [name, input, key] = said
    try {
      requireOwnPage(event, parts.window())
      if (!isOperationName(name) || keptFromWindows.has(name)) throw new AppError('request.not-found')
      return { ok: true, value: await serve(parts, name, input, pressKey.parse(key)) }
    } catch (error) {
      const known = AppError.from(error)
      if (known.code === 'unexpected' || known.code === 'request.foreign-origin')
        parts.log.error('a call was refused', {
          operation: isOperationName(name) ? name : null,
          ...nameFailure(known),
        })
      return { ok: false, error: known.toBody() }
    }
  })
}

async function serve(
  parts: DispatchParts,
  name: OperationName,
  input: unknown,
  key: string | undefined,
): Promise<unknown> {
  const { input: expected, output } = operations[name]
  const parsed = parseInput(expected, input)
  const answer = isAccountOperationName(name)
    ? await parts.account.call(name, parsed as Input<typeof name>, key)
    : await callHandler(parts.handlers, name, parsed)
  return output.parse(answer)
}

function callHandler(handlers: DesktopHandlers, name: DesktopOperationName, parsed: unknown): unknown {
  // The input was parsed with this operation's own schema.
  return (handlers[name] as (input: unknown) => unknown)(parsed)
}

/** Only the main frame of Roster's window, and only while it shows Roster's own page. */
function requireOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): void {
  const frame = event.senderFrame
  const isOurs =
    frame !== null &&
    window !== undefined &&
    !window.isDestroyed() &&
    event.sender === window.webContents &&
    frame.parent === null &&
    frame.frameTreeNodeId === window.webContents.mainFrame.frameTreeNodeId &&
    isAppAddress(frame.url)
  if (!isOurs) throw new AppError('request.foreign-origin')
}
