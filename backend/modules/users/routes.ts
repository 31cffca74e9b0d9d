import type { Implementations } from '../../implement.ts'
import { countUsers } from './counts.ts'
import { listUsers, outlineUsers } from './list.ts'

export const userRoutes = {
  'users.list': { read: listUsers },
  'users.outline': { read: outlineUsers },
  'users.counts': { read: countUsers },
} satisfies Implementations<'users.list' | 'users.outline' | 'users.counts'>
