import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { compressAssets } from './compress-assets.ts'

const root = resolve(import.meta.dirname, '..')

/** One address for the page in the app, in a browser and under /registration/: assets are absolute. */
function absoluteAssets(): Plugin {
  return { name: 'roster:absolute-assets', enforce: 'post', config: () => ({ base: '/' }) }
}

export default defineConfig({
  main: {
    root,
    build: {
      outDir: resolve(root, 'out/main'),
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: resolve(root, 'electron/main.ts'),
        output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: resolve(root, 'out/preload'),
      emptyOutDir: true,
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: resolve(root, 'electron/preload.ts'),
        // The sandbox loads exactly one CommonJS file.
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), absoluteAssets(), compressAssets()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      // An older target lowers light-dark() to variables that the component library never sets.
      target: 'chrome150',
      cssTarget: 'chrome150',
      minify: true,
      // The content policy allows neither data: addresses nor inline scripts.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: resolve(root, 'renderer/index.html'),
          registration: resolve(root, 'renderer/registration/index.html'),
        },
        output: {
          codeSplitting: {
            // One chunk, so that zod is told before any chunk that makes a schema runs.
            groups: [
              { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]bridge[\\/]no-compiling\.ts$/ },
            ],
          },
        },
      },
    },
  },
})
