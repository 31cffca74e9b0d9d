import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// The messages' templates are .tsx files, which Node does not run by itself.
await runnerImport(fileURLToPath(new URL('mail-worker-backend.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
})
