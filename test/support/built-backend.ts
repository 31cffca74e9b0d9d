import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, mergeConfig } from 'vite'
import { afterAll } from 'vitest'
import backendConfig from '../../build/backend.vite.config.ts'

const root = resolve(import.meta.dirname, '../..')

// Below the root, so that the database's programs are found in its node_modules.
const outDir = join(root, '.cache', 'test', `backend-${process.pid}`)
let built: Promise<string> | undefined

afterAll(() => rm(outDir, { recursive: true, force: true }))

/** The backend as it is shipped, built from the sources as they are now. Answers its main file. */
export function buildBackend(): Promise<string> {
  built ??= buildOnce()
  return built
}

async function buildOnce(): Promise<string> {
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
