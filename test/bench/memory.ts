import { readdir, readFile } from 'node:fs/promises'

/** Megabytes that a process and everything it started hold, shared pages counted by share (PSS). */
export interface Memory {
  backend: number
  database: number
}

/** Null where the system does not tell (anything but Linux). */
export async function measureMemory(backendPid: number): Promise<Memory | null> {
  if (process.platform !== 'linux') return null
  const parents = await readParents()
  const backend = await readPss(backendPid)
  let database = 0
  for (const pid of descendants(backendPid, parents)) database += await readPss(pid)
  return { backend, database }
}

function descendants(pid: number, parents: ReadonlyMap<number, number>): number[] {
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child)
  return children.flatMap((child) => [child, ...descendants(child, parents)])
}

async function readParents(): Promise<Map<number, number>> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  return parents
}

async function readPss(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}
