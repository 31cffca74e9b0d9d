import { connect, createServer, type Socket } from 'node:net'
import { Client, type PoolConfig } from 'pg'
import { onTestFinished } from 'vitest'

/** A way to a PostgreSQL server that can break at the worst moment. */
export interface CuttingProxy {
  /** The database through the proxy. */
  database: PoolConfig
  /** The next transaction is committed by the server, and nobody is told: the connection breaks instead. */
  cutAfterCommit(): void
  /** How often that happened. */
  cuts(): number
}

/** Opens it before a database; it closes with the test. */
export async function openCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const { host, port, user, password, database } = new Client({ connectionString: databaseUrl })
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
  const open = new Set<Socket>()
  let isArmed = false
  let cuts = 0
  const server = createServer((client) => {
    const upstream = connect(target)
    let isCommitting = false
    const end = () => {
      client.destroy()
      upstream.destroy()
      open.delete(client)
    }
    open.add(client)
    client.on('data', (sent) => {
      if (isArmed && /commit/i.test(sent.toString('latin1'))) {
        isArmed = false
        isCommitting = true
      }
      upstream.write(sent)
    })
    upstream.on('data', (answer) => {
      if (!isCommitting) client.write(answer)
      // Whatever was answered before the commit has been passed on: it was waited for.
      else if (answer.includes('COMMIT')) {
        cuts += 1
        end()
      }
    })
    for (const socket of [client, upstream]) {
      socket.on('error', end)
      socket.on('close', end)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const client of open) client.destroy()
    server.close()
  })
  const address = server.address()
  const listening = typeof address === 'object' && address ? address.port : 0
  return {
    database: { host: '127.0.0.1', port: listening, user, password, database },
    cutAfterCommit() {
      isArmed = true
    },
    cuts: () => cuts,
  }
}
