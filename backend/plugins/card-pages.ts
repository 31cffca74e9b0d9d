import type { FastifyInstance } from 'fastify'

const pages = {
  '/card-entered': 'The card was entered.',
  '/card-left': 'No card was entered.',
} as const

/** Where the payment provider's page leads back to. What was entered is asked of the provider, never read from here. */
export function serveCardPages(app: FastifyInstance): void {
  for (const [path, sentence] of Object.entries(pages))
    app.get(path, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(
          `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Roster</title><h1>${sentence}</h1><p>You can close this page and go on in Roster.</p></html>`,
        ),
    )
}

/** The addresses of these pages on this server. */
export function cardPages(publicAddress: string): { entered: string; left: string } {
  return { entered: `${publicAddress}/card-entered`, left: `${publicAddress}/card-left` }
}
