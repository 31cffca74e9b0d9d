import { defineConfig } from '@playwright/test'
import { findChromium } from './build/launch/chromium.mjs'

const asRoot = process.getuid?.() === 0
const chromium = findChromium()

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // What is waited for comes when it comes, on a busy machine too.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // PLAYWRIGHT_JSON_OUTPUT_FILE names the file; without it the JSON would flood the terminal.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    screenshot: 'only-on-failure',
    // Recording every step of every test took a quarter of the time; ROSTER_TRACE=1 records what is looked into.
    trace: process.env.ROSTER_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'browser', testIgnore: '**/desktop-*.spec.ts' },
    // What differs in the desktop application: the bridge, the clipboard, the event stream, the keys of the window.
    {
      name: 'desktop',
      testMatch: '**/{desktop-*,billing,journey,keyboard,leaver,live,local-outbox}.spec.ts',
    },
  ],
})
