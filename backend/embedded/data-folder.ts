import { access, chmod, constants, mkdir, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { isOwnerLock, takeOwnerLock } from './owner-lock.ts'

/** A data folder this process owns: no other Roster works in it until it is released. */
export interface DataFolder {
  path: string
  /** Tells a second starter where this Roster can be reached. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

/**
 * Makes the folder if needed, readable by its owner only, and takes it.
 * Throws data-folder.unwritable, or data-folder.in-use naming who holds it.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder)
  const answer = await takeLockIn(path)
  if (isOwnerLock(answer)) return { path, ...answer }
  throw new AppError('data-folder.in-use', {
    folder: path,
    pid: answer.pid,
    since: answer.startedAt,
    address: answer.address ?? null,
  })
}

async function takeLockIn(path: string) {
  try {
    if (await mkdir(path, { recursive: true, mode: 0o700 })) await chmod(path, 0o700)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return await takeOwnerLock(join(path, 'roster.lock'))
  } catch (cause) {
    throw new AppError('data-folder.unwritable', { folder: path }, { cause })
  }
}

/** Bytes this user can still write below the folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
