import type { Implementations } from '../../implement.ts'
import { changeUserLevels, deactivateUsers, reactivateUsers } from './commit.ts'
import { commitPlan } from './commit-plan.ts'
import { answerQuote, readQuote, recordQuote } from './create.ts'
import { renewStale } from './renew.ts'

export const quoteRoutes = {
  'quotes.create': { record: recordQuote, answer: answerQuote },
  'quotes.read': { read: readQuote },
  'users.deactivate': { write: deactivateUsers, afterRefusal: renewStale },
  'users.reactivate': { write: reactivateUsers, afterRefusal: renewStale },
  'users.changeLevel': { write: changeUserLevels, afterRefusal: renewStale },
  'billing.changePlan': { write: commitPlan, afterRefusal: renewStale },
} satisfies Implementations<
  | 'quotes.create'
  | 'quotes.read'
  | 'users.deactivate'
  | 'users.reactivate'
  | 'users.changeLevel'
  | 'billing.changePlan'
>
