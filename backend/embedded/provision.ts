import { Client, type ClientConfig, escapeIdentifier, escapeLiteral } from 'pg'

/** How to reach a database: what `pg` takes, and the same as an address. */
export interface Connection {
  config: { host: string; port: number; user: string; password: string; database: string }
  url: string
}

/** What a try to connect told about a server that is starting. */
type Readiness = 'ready' | 'not-yet' | 'not-provisioned'

/** Both ways of saying it; the socket folder travels as `?host=`. */
export function describeConnection(config: Connection['config']): Connection {
  const { host, port, user, password, database } = config
  const isSocket = host.startsWith('/')
  const address = `postgres://${user}:${password}@${isSocket ? 'localhost' : host}:${port}/${database}`
  return { config, url: isSocket ? `${address}?host=${encodeURIComponent(host)}` : address }
}

/** Tries once to use the database as its owner. */
export async function tryOwner(config: ClientConfig): Promise<Readiness> {
  const client = await connect(config).catch((error: { code?: string }) => error)
  if (client instanceof Client) {
    await client.end()
    return 'ready'
  }
  // Unknown database, wrong or unknown login: the server answers, but is not ours yet.
  return ['3D000', '28P01', '28000'].includes(client.code ?? '') ? 'not-provisioned' : 'not-yet'
}

/** Makes the owner's login and database, or repairs them; the application never works as superuser. */
export async function provision(superuser: ClientConfig, owner: Connection['config']): Promise<void> {
  const client = await connect(superuser)
  const role = escapeIdentifier(owner.user)
  const database = escapeIdentifier(owner.database)
  try {
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner.user])
    const verb = roles.rowCount ? 'ALTER' : 'CREATE'
    await client.query(
      `${verb} ROLE ${role} LOGIN NOSUPERUSER CREATEROLE PASSWORD ${escapeLiteral(owner.password)}`,
    )
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [owner.database])
    if (!databases.rowCount)
      await client.query(`CREATE DATABASE ${database} OWNER ${role} STRATEGY FILE_COPY`)
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
  } finally {
    await client.end()
  }
}

async function connect(config: ClientConfig): Promise<Client> {
  const client = new Client({ ...config, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}
