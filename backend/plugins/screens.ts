import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'

const YEAR_SECONDS = 365 * 24 * 3600

/** Serves the built screens: the application at `/`, the registration page at `/register`. */
export async function serveScreens(app: FastifyInstance, context: Context): Promise<void> {
  const { rendererDir } = context.config
  if (!rendererDir) return
  await app.register(fastifyStatic, {
    root: rendererDir,
    index: false,
    wildcard: true,
    // The build lays a compressed form beside every larger file.
    preCompressed: true,
    setHeaders(response, path) {
      const isHashed = path.includes('/assets/')
      response.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  app.get('/', (_request, reply) => reply.sendFile('index.html'))
  for (const path of ['/register', '/password'])
    app.get(path, (_request, reply) => reply.sendFile('registration/index.html'))
}
