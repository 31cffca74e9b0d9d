import fastifyHelmet from '@fastify/helmet'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { v7 as uuid7 } from 'uuid'
import { AppError } from '../shared/errors.ts'
import { answerError } from './answer-errors.ts'
import { bindOperations } from './bind.ts'
import type { Context } from './context.ts'
import { implementations } from './modules/implementations.ts'
import { serveCardPages } from './plugins/card-pages.ts'
import { serveEvents } from './plugins/events.ts'
import { guardRequests } from './plugins/guard-requests.ts'
import { serveHealth } from './plugins/health.ts'
import { limitLoad } from './plugins/limit-load.ts'
import { serveOpenApi } from './plugins/openapi.ts'
import { readJsonStrictly } from './plugins/parse-json.ts'
import { serveScreens } from './plugins/screens.ts'

const BODY_LIMIT = 512 * 1024

/** Builds the HTTP side of the backend; listening is somebody else's. */
export async function buildApp(context: Context): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: context.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: context.config.trustProxy,
    genReqId: () => uuid7(),
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(() => {
    throw new AppError('request.not-found')
  })
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: context.publicAddress().startsWith('https:'),
  })
  readJsonStrictly(app)
  guardRequests(app, context)
  await limitLoad(app, context)
  serveHealth(app, context)
  serveEvents(app, context)
  serveOpenApi(app)
  serveCardPages(app)
  bindOperations(app, context, implementations)
  await serveScreens(app, context)
  return app
}
