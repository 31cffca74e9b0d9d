import fastify from 'fastify'
import pg from 'pg'
import { OUTLINE_STEP } from '../../shared/contract/users.ts'
import type { FloorStatement } from './floor-statement.ts'

/** What the floor is told once, when it starts. */
export interface FloorOrder {
  database: pg.PoolConfig
  statements: Record<string, FloorStatement>
}

/**
 * The floor: a bare Fastify whose routes each run one named prepared SELECT and answer the same JSON. No session, no
 * permission, no input to check. As many connections as the backend holds for requests.
 */
async function serve({ database, statements }: FloorOrder): Promise<string> {
  const pool = new pg.Pool({ ...database, max: 12 })
  const app = fastify()
  for (const [name, statement] of Object.entries(statements)) {
    const { text, values } = statement
    app.get(`/${name}`, async () => {
      const { rows } = await pool.query<Record<string, unknown>>({ name, text, values })
      return answer(statement, rows)
    })
  }
  return app.listen({ host: '127.0.0.1', port: 0 })
}

function answer(statement: FloorStatement, rows: Record<string, unknown>[]): unknown {
  if (statement.kind === 'counts') return rows[0]
  if (statement.kind === 'list')
    return {
      items: rows.slice(0, statement.limit),
      next: rows.length > statement.limit ? statement.next : null,
    }
  const total = Number(rows.at(-1)?.total ?? 0)
  const entered = rows.filter((row) => Number(row.number) % OUTLINE_STEP === 0 && Number(row.number) < total)
  const { sort, direction, keys } = statement
  return {
    total,
    starts: entered.map((row) => {
      const values = keys.map((key) => row[key])
      return Buffer.from(JSON.stringify([sort, direction, values.slice(0, -1), values.at(-1)])).toString(
        'base64url',
      )
    }),
  }
}

process.once('message', (order: FloorOrder) => {
  void serve(order).then((address) => process.send?.(address))
})
process.once('disconnect', () => process.exit(0))
