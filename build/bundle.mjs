/**
 * Builds the named parts (all without a name) with the installed Node: `node build/bundle.mjs backend`.
 * The configurations are imported, not searched, so one process builds everything.
 */
import { MainConfigFactory, PreloadConfigFactory, RendererConfigFactory } from 'electron-vite'
import { build } from 'vite'
import backendConfig from './backend.vite.config.ts'
import desktopConfig from './electron.vite.config.ts'
import { markBuilt, partNames } from './launch/build.mjs'
import { root } from './launch/paths.mjs'

process.env.NODE_ENV = 'production'
process.env.NODE_ENV_ELECTRON_VITE = 'production'

/** @type {import('electron-vite').InlineConfig} */
const quiet = { configFile: false, mode: 'production', logLevel: 'warn' }
const place = { root }

const builders = {
  async desktop() {
    await build(await new MainConfigFactory(desktopConfig.main ?? {}, quiet, place).build())
    await build(await new PreloadConfigFactory(desktopConfig.preload ?? {}, quiet, place).build())
  },
  async renderer() {
    await build(await new RendererConfigFactory(desktopConfig.renderer ?? {}, quiet, place).build())
  },
  async backend() {
    await build({ ...backendConfig, configFile: false, mode: 'production', logLevel: 'warn' })
  },
}

const asked = process.argv.slice(2)
try {
  for (const part of partNames()) {
    if (asked.length > 0 && !asked.includes(part)) continue
    const beganAt = new Date()
    await builders[part]()
    markBuilt(root, part, beganAt)
  }
} catch (error) {
  // The bundler's message names file and line; its stack names only the bundler.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
