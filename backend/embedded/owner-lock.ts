import { randomUUID } from 'node:crypto'
import { link, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { identifySelf, isRunning } from './process-identity.ts'

/** A holder touches its file this often; without a touch in this long it is taken for dead. */
const pulse = { beatMs: 5_000, silenceMs: 12_000 }

const holderShape = z.object({
  token: z.uuid(),
  pid: z.number().int(),
  place: z.string(),
  began: z.string().nullable(),
  startedAt: z.string(),
  address: z.string().optional(),
})

/** Who owns a data folder, as its lock file says. */
export type Holder = z.infer<typeof holderShape>

/** The ownership of a data folder, held until released. */
export interface OwnerLock {
  /** Writes into the lock where this Roster can be reached, for a second starter to show. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

/**
 * Takes the lock file, or answers who holds it. A holder that died is succeeded by exactly one starter:
 * to succeed one must create the file named after the dead holder's token, which works once. Only who
 * created it may replace the lock file, so a lock that still names the dead one afterwards is ours to take.
 */
export async function takeOwnerLock(
  path: string,
  { beatMs, silenceMs } = pulse,
): Promise<OwnerLock | Holder> {
  const self = await identifySelf()
  const mine: Holder = { token: randomUUID(), ...self, startedAt: new Date().toISOString() }
  const draft = `${path}.${mine.token}`
  await writeLock(draft, mine)
  try {
    for (;;) {
      if (await linkOnce(draft, path)) return holdLock(path, mine, beatMs)
      const first = await readHolder(path)
      if (!first) continue
      const { last, lastPath } = await followSuccession(path, first)
      if (await isHeld(last, lastPath, silenceMs)) return last
      const succession = successionPath(path, last)
      if (!(await linkOnce(draft, succession))) continue
      if ((await readHolder(path))?.token !== first.token) {
        await rm(succession, { force: true })
        continue
      }
      await rename(draft, path)
      await removeLeftovers(path)
      return holdLock(path, mine, beatMs)
    }
  } finally {
    await rm(draft, { force: true })
  }
}

/** Whether what `takeOwnerLock` answered is the lock itself. */
export function isOwnerLock(answer: OwnerLock | Holder): answer is OwnerLock {
  return 'release' in answer
}

function successionPath(path: string, dead: Holder): string {
  return `${path}.after-${dead.token}`
}

/** Somebody may have succeeded and died again before the lock file itself was replaced. */
async function followSuccession(path: string, first: Holder): Promise<{ last: Holder; lastPath: string }> {
  let last = first
  let lastPath = path
  for (;;) {
    const nextPath = successionPath(path, last)
    const next = await readHolder(nextPath)
    if (!next || next.token === last.token) return { last, lastPath }
    last = next
    lastPath = nextPath
  }
}

async function isHeld(holder: Holder, path: string, silenceMs: number): Promise<boolean> {
  return (await isRunning(holder)) ?? (await hearsBeat(path, silenceMs))
}

/** A holder in another container or on another computer shows only by touching its file. */
async function hearsBeat(path: string, silenceMs: number): Promise<boolean> {
  const before = await readTime(path)
  for (let waited = 0; waited < silenceMs; waited += 100) {
    await pause(100)
    if ((await readTime(path)) !== before) return true
  }
  return false
}

async function readTime(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs
}

function holdLock(path: string, mine: Holder, beatMs: number): OwnerLock {
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), beatMs)
  beat.unref()
  return {
    async announce(address) {
      const draft = `${path}.${mine.token}`
      await writeLock(draft, { ...mine, address })
      await rename(draft, path)
    },
    async release() {
      clearInterval(beat)
      if ((await readHolder(path))?.token === mine.token) await rm(path, { force: true })
    },
  }
}

async function writeLock(path: string, holder: Holder): Promise<void> {
  await writeFile(path, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600, flush: true })
}

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
async function linkOnce(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Null when there is no such file. A file nobody can read names a holder that is long gone. */
async function readHolder(path: string): Promise<Holder | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const parsed = holderShape.safeParse(readJson(text))
  if (parsed.success) return parsed.data
  const unreadable = '00000000-0000-4000-8000-000000000000'
  return { ...(await identifySelf()), token: unreadable, pid: -1, startedAt: new Date(0).toISOString() }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(path)}.after-`)) await rm(join(folder, name), { force: true })
  }
}
