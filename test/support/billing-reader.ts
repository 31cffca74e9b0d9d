import pino from 'pino'
import type { Context } from '../../backend/context.ts'
import { billingRoutes } from '../../backend/modules/billing/routes.ts'
import type { ReadScope } from '../../backend/scope.ts'
import { accountOperation, type Input, type Output } from '../../shared/contract/index.ts'
import type { BillingOffice } from './billing-office.ts'

type Routes = typeof billingRoutes
/** Operations of billing that only read. */
export type BillingRead = {
  [N in keyof Routes]: Routes[N] extends { read: unknown } ? N : never
}[keyof Routes]

/** Reads as an administrator of an account would at an instant: input and answer as the contract has them. */
export function billingReader(office: BillingOffice, accountId: string, at: string) {
  const told: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => void told.push(line) })
  const context = { log, clock: { now: async () => new Date(at) } } as unknown as Context
  return {
    /** What the log was told meanwhile. */
    told,
    call<N extends BillingRead>(name: N, input: Input<N>): Promise<Output<N>> {
      const operation = accountOperation(name)
      const read = billingRoutes[name].read as (scope: ReadScope, input: unknown) => Promise<unknown>
      return office.database.read(accountId, async (db) => {
        const actor = { accountId } as ReadScope['actor']
        const answer = await read({ context, actor, db }, operation.input.parse(input))
        return operation.output.parse(answer) as Output<N>
      })
    },
  }
}
