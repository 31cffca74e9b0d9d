import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const SMALLEST = 1024

/** Scripts and styles lie beside their compressed form, so that the backend sends that without work of its own. */
export function compressAssets(): Plugin {
  let outDir = ''
  return {
    name: 'roster:compress-assets',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      const folder = join(outDir, 'assets')
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css)$/.test(name)) continue
        const content = readFileSync(join(folder, name))
        if (content.length < SMALLEST) continue
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
      }
    },
  }
}
