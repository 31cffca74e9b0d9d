import type { Implementations } from '../../implement.ts'
import { listCaseAccess } from './case-access.ts'
import { listDifference } from './difference.ts'
import { exportCaseAccess, exportDifference, exportRoster } from './export.ts'
import { listCasesThen, listRoster, outlineRoster } from './on-date.ts'

export const rosterRoutes = {
  'roster.onDate': { read: listRoster },
  'roster.outline': { read: outlineRoster },
  'roster.cases': { read: listCasesThen },
  'roster.export': { read: exportRoster },
  'roster.difference': { read: listDifference },
  'roster.exportDifference': { read: exportDifference },
  'roster.caseAccess': { read: listCaseAccess },
  'roster.exportCaseAccess': { read: exportCaseAccess },
} satisfies Implementations<
  | 'roster.onDate'
  | 'roster.outline'
  | 'roster.cases'
  | 'roster.export'
  | 'roster.difference'
  | 'roster.exportDifference'
  | 'roster.caseAccess'
  | 'roster.exportCaseAccess'
>
