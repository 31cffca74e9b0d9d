import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { FloorOrder } from './floor-main.ts'

/** The floor as a process of its own. */
export interface Floor {
  address: string
  stop(): Promise<void>
}

export async function startFloor(order: FloorOrder): Promise<Floor> {
  const child = fork(resolve(import.meta.dirname, 'floor-main.ts'), {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  child.send(order)
  const [address] = (await once(child, 'message')) as [string]
  return {
    address,
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
