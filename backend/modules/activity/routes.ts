import type { Implementations } from '../../implement.ts'
import { checkActivity } from './check.ts'
import { exportActivity } from './export.ts'
import { countActivity, listActivity } from './list.ts'

export const activityRoutes = {
  'activity.list': { read: listActivity },
  'activity.count': { read: countActivity },
  'activity.export': { read: exportActivity },
  'activity.verify': { read: checkActivity },
} satisfies Implementations<'activity.list' | 'activity.count' | 'activity.export' | 'activity.verify'>
