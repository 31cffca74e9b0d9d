import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'

/** Whether this process can do its work, for watchdogs and load balancers; says nothing about any account. */
export function serveHealth(app: FastifyInstance, context: Context): void {
  app.get('/healthz', async (_request, reply) => {
    const { rows } = await context.database.systemPool.query<{ fsync: string; synchronous_commit: string }>(
      "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit",
    )
    return reply.header('cache-control', 'no-store').send({ ok: true, ...rows[0] })
  })
}
