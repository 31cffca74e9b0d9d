import type { Implementations } from '../../implement.ts'
import { countUsers } from './counts.ts'
import { readUser } from './details.ts'
import { exportUsers } from './export.ts'
import { listUsers, outlineUsers } from './list.ts'
import { previewLevels, previewUserAct } from './preview.ts'

export const userRoutes = {
  'users.list': { read: listUsers },
  'users.outline': { read: outlineUsers },
  'users.export': { read: exportUsers },
  'users.counts': { read: countUsers },
  'users.read': { read: readUser },
  'users.preview': { read: previewUserAct },
  'users.previewLevels': { read: previewLevels },
} satisfies Implementations<
  | 'users.list'
  | 'users.outline'
  | 'users.export'
  | 'users.counts'
  | 'users.read'
  | 'users.preview'
  | 'users.previewLevels'
>
