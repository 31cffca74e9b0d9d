import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  test: {
    pool: 'forks',
    // Two files at a time: backend files each hold a database and a few connections.
    maxWorkers: 2,
    // What is waited for comes when it comes, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'shared', environment: 'node', isolate: false, include: ['test/shared/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'backend',
          environment: 'node',
          // Every file has a database and a backend of its own; loading the libraries anew took a third of the time.
          isolate: false,
          include: ['test/backend/**/*.test.{ts,tsx}'],
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        extends: true,
        resolve: { alias: { electron: at('test/support/electron-double.ts') } },
        test: {
          name: 'electron',
          environment: 'node',
          include: ['test/electron/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          // electron-store would otherwise load the real electron, past the alias.
          server: { deps: { inline: ['electron-store', 'electron-updater'] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/renderer-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'architecture', environment: 'node', include: ['test/architecture.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'build',
          environment: 'node',
          include: ['test/build/**/*.test.ts'],
        },
      },
    ],
  },
})
