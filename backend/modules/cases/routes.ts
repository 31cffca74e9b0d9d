import type { Implementations } from '../../implement.ts'
import { listCandidates } from './candidates.ts'
import { changeCase, closeCase, createCase, reopenCase } from './change.ts'
import { readCase } from './details.ts'
import { importCases } from './import.ts'
import { countCases, listCases, outlineCases } from './list.ts'
import { listCasesOfUser } from './of-user.ts'
import { addPeople } from './people.ts'

export const caseRoutes = {
  'cases.list': { read: listCases },
  'cases.outline': { read: outlineCases },
  'cases.counts': { read: countCases },
  'cases.read': { read: readCase },
  'cases.create': { write: createCase },
  'cases.change': { write: changeCase },
  'cases.close': { write: closeCase },
  'cases.reopen': { write: reopenCase },
  'cases.candidates': { read: listCandidates },
  'cases.addPeople': { write: addPeople },
  'users.cases': { read: listCasesOfUser },
  'cases.import': { write: importCases },
} satisfies Implementations<
  | 'cases.list'
  | 'cases.outline'
  | 'cases.counts'
  | 'cases.read'
  | 'cases.create'
  | 'cases.change'
  | 'cases.close'
  | 'cases.reopen'
  | 'cases.candidates'
  | 'cases.addPeople'
  | 'users.cases'
  | 'cases.import'
>
