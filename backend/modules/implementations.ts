import type { AccountOperationName } from '../../shared/contract/index.ts'
import type { Implementations } from '../implement.ts'
import { accountRoutes } from './account/routes.ts'
import { activityRoutes } from './activity/routes.ts'
import { billingRoutes } from './billing/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { handOverRoutes } from './hand-overs/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { outboxRoutes } from './outbox/routes.ts'
import { paymentRoutes } from './payments/routes.ts'
import { quoteRoutes } from './quotes/routes.ts'
import { registrationRoutes } from './registration/routes.ts'
import { rosterRoutes } from './roster/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { templateRoutes } from './templates/routes.ts'
import { userRoutes } from './users/routes.ts'
import { workRoutes } from './work/routes.ts'

/** Every account operation and what carries it out; a forgotten one does not compile. */
export const implementations: Implementations<AccountOperationName> = {
  ...sessionRoutes,
  ...registrationRoutes,
  ...invitationRoutes,
  ...userRoutes,
  ...rosterRoutes,
  ...caseRoutes,
  ...handOverRoutes,
  ...workRoutes,
  ...outboxRoutes,
  ...accountRoutes,
  ...templateRoutes,
  ...activityRoutes,
  ...quoteRoutes,
  ...billingRoutes,
  ...paymentRoutes,
}
