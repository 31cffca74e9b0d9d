import { Client } from 'pg'

/** What a test file needs to make its own database from the migrated template. */
export interface TestServer {
  /** Connects as someone who may create databases. */
  adminUrl: string
  /** Every database of this run starts with it; the template is this name alone. */
  prefix: string
  /** Who owns the databases and connects to them; null when the admin does. */
  owner: { user: string; password: string } | null
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** Works on one connection that may create and drop databases. */
export async function asAdmin<T>(server: TestServer, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** The address of a database on the test server, for its owner. */
export function databaseUrl(server: TestServer, name: string): string {
  const url = new URL(server.adminUrl)
  url.pathname = `/${name}`
  if (server.owner) {
    url.username = server.owner.user
    url.password = server.owner.password
  }
  return url.href
}
