import { join } from 'node:path'
import { build, mergeConfig } from 'vite'
import { inject } from 'vitest'
import backendConfig from '../../build/backend.vite.config.ts'

let built: Promise<string> | undefined

/** The backend as it is shipped, built once a worker from the sources as they are now. Answers its main file. */
export function buildBackend(): Promise<string> {
  built ??= buildOnce()
  return built
}

async function buildOnce(): Promise<string> {
  const outDir = join(inject('buildFolder'), String(process.pid))
  const { NODE_ENV } = process.env
  // Otherwise templates are compiled for React's development build, which does not travel along.
  process.env.NODE_ENV = 'production'
  await build(
    mergeConfig(backendConfig, {
      configFile: false,
      mode: 'production',
      logLevel: 'error',
      build: { outDir, sourcemap: false },
    }),
  ).finally(() => {
    process.env.NODE_ENV = NODE_ENV
  })
  return join(outDir, 'main.js')
}
