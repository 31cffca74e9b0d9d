import { and, eq } from 'drizzle-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { decodeRequest, IDEMPOTENCY_HEADER, routeOf } from '../shared/contract/http.ts'
import {
  type AccountOperationName,
  accountOperation,
  accountOperationNames,
} from '../shared/contract/index.ts'
import type { AccountOperation } from '../shared/contract/operation.ts'
import { AppError } from '../shared/errors.ts'
import { may, type Permission, permissions } from '../shared/rules/permissions.ts'
import { findSession, type KnownSession } from './auth/find-actor.ts'
import type { Context } from './context.ts'
import { lockAccount } from './database/lock-account.ts'
import type { Tx } from './database/open.ts'
import { users } from './database/tables/index.ts'
import { once, readIdempotencyKey } from './idempotency.ts'
import type { Implementation, Implementations } from './implement.ts'
import { anonymousLimit } from './plugins/limit-load.ts'
import { requireDiskSpace } from './require-disk-space.ts'
import type { Actor, WriteScope } from './scope.ts'

type AnyImplementation = Implementation<AccountOperationName>

/** Serves every account operation of the contract. Refuses to start when one has no known access rule. */
export function bindOperations(
  app: FastifyInstance,
  context: Context,
  implementations: Implementations<AccountOperationName>,
): void {
  for (const name of accountOperationNames) {
    const operation = accountOperation(name)
    requireAccessRule(name, operation)
    const { method, path } = routeOf(operation)
    app.route({
      method,
      url: path,
      ...(operation.largestBody && { bodyLimit: operation.largestBody }),
      ...(operation.access === 'anyone' && { config: { rateLimit: anonymousLimit(context) } }),
      handler: (request, reply) =>
        serve(context, name, operation, implementations[name] as AnyImplementation, request, reply),
    })
  }
}

/** A route without a permission does not start. */
export function requireAccessRule(name: string, operation: Pick<AccountOperation, 'access'>): void {
  const { access } = operation
  if (access === 'anyone' || access === 'identity' || Object.hasOwn(permissions, access ?? '')) return
  throw new Error(`The operation ${name} states no access rule, so Roster does not start.`)
}

async function serve(
  context: Context,
  name: AccountOperationName,
  operation: AccountOperation,
  implementation: AnyImplementation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const session = await findSession(context, request.headers.cookie, request.ip)
  if ('direct' in implementation) {
    if (operation.access !== 'anyone' && !session) throw new AppError('session.missing')
    if (operation.access !== 'anyone' && operation.access !== 'identity')
      requirePermission(requireActor(session), operation.access)
    const input = decode(operation, request)
    if (request.method !== 'GET') await requireDiskSpace(context, name)
    const answer = await implementation.direct(
      {
        context,
        headers: webHeaders(request),
        ip: request.ip,
        session,
        actor: session?.actor ?? null,
        setCookies: (lines) => reply.header('set-cookie', [...lines]),
      },
      input as never,
    )
    return operation.output.parse(answer)
  }

  const actor = requireActor(session)
  requirePermission(actor, operation.access as Permission)
  const input = decode(operation, request)
  if ('read' in implementation) {
    return context.database.read(actor.accountId, async (db) =>
      operation.output.parse(await implementation.read({ context, actor, db }, input as never)),
    )
  }
  await requireDiskSpace(context, name)
  const key = readIdempotencyKey(request.headers[IDEMPOTENCY_HEADER])
  const write = <T>(work: (scope: WriteScope) => Promise<T>) =>
    writeAs(context, actor, operation.access as Permission, work)
  if ('record' in implementation)
    return write(async (scope) => {
      const recorded = await once(scope, name, key, input, () => implementation.record(scope, input as never))
      return operation.output.parse(await implementation.answer(scope, input as never, recorded))
    })
  try {
    return await write((scope) =>
      once(scope, name, key, input, async () =>
        operation.output.parse(await implementation.write(scope, input as never)),
      ),
    )
  } catch (error) {
    const { afterRefusal } = implementation
    if (!afterRefusal || !(error instanceof AppError)) throw error
    throw await write((scope) => afterRefusal(scope, input as never, error))
  }
}

/** One transaction with the account's row locked and the actor asked again. */
function writeAs<T>(
  context: Context,
  actor: Actor,
  permission: Permission,
  work: (scope: WriteScope) => Promise<T>,
): Promise<T> {
  return context.database.write(actor.accountId, async (tx) => {
    const now = await lockAccount(context, tx, actor.accountId)
    return work({ context, actor: await askAgain(tx, actor, permission), tx, now })
  })
}

function decode(operation: AccountOperation, request: FastifyRequest): unknown {
  return decodeRequest(operation, {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | string[]>,
    body: request.body,
  })
}

function requireActor(session: KnownSession | null): Actor {
  if (!session) throw new AppError('session.missing')
  if (!session.actor) throw new AppError('session.no-account')
  return session.actor
}

function requirePermission(actor: Actor, permission: Permission): void {
  if (!may(actor.level, permission)) throw new AppError('permission.missing')
}

/** The actor as of now, under the account's lock: who was lowered or deactivated a moment ago changes nothing more. */
async function askAgain(tx: Tx, actor: Actor, permission: Permission): Promise<Actor> {
  const [user] = await tx
    .select({ level: users.level, status: users.status, name: users.name })
    .from(users)
    .where(and(eq(users.accountId, actor.accountId), eq(users.userId, actor.userId)))
  if (user?.status !== 'active') throw new AppError('session.missing')
  const current = { ...actor, level: user.level, name: user.name }
  requirePermission(current, permission)
  return current
}

function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}
