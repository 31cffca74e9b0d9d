import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findForbiddenImports } from './support/architecture/arrows.ts'
import { readSources } from './support/architecture/source-file.ts'

const root = resolve(import.meta.dirname, '..')
const rooms = ['shared', 'backend', 'electron', 'renderer']
const topFolders = [...rooms, 'build', 'test', 'docs']

describe('the arrows between folders', () => {
  it('are kept by every source file', () => {
    expect(findForbiddenImports(readSources(root, rooms))).toEqual([])
  })

  it.each([
    ['shared/errors.ts', "import { app } from '../backend/app.ts'", 'shared may import itself'],
    ['shared/errors.ts', "import axios from 'axios'", 'nothing but zod and temporal-polyfill'],
    ['shared/errors.ts', "import { join } from 'node:path'", 'nothing but zod and temporal-polyfill'],
    ['backend/app.ts', "import { main } from '../electron/main.ts'", 'backend may import itself'],
    ['backend/app.ts', "export { main } from '../renderer/main.tsx'", 'backend may import itself'],
    ['backend/app.ts', "export * from '../electron/main.ts'", 'backend may import itself'],
    ['backend/app.ts', "const late = await import('../electron/main.ts')", 'backend may import itself'],
    ['backend/app.ts', "import type { App } from 'electron'", 'in electron/ only'],
    ['backend/app.ts', 'const late = await import(name)', 'named by a plain string'],
    ['backend/app.ts', "import { version } from '../build/launch/paths.mjs'", 'backend may import itself'],
    ['electron/main.ts', "import { open } from '../backend/database/open.ts'", 'electron may import itself'],
    ['renderer/main.tsx', "import { shell } from 'electron/renderer'", 'in electron/ only'],
    ['renderer/main.tsx', "import type { Main } from '../electron/main.ts'", 'renderer may import itself'],
    ['renderer/components/a.tsx', "import '../features/users/b.tsx'", 'components is below features'],
    ['renderer/stores/a.ts', "import '../app/shell.tsx'", 'stores is below app'],
    ['renderer/bridge/a.ts', "import '../main.tsx'", 'bridge is below main.tsx'],
    ['renderer/features/users/a.tsx', "import '../../app/routes.tsx'", 'features is below app'],
    ['renderer/features/users/a.tsx', "import '../invitations/b.tsx'", 'features do not import features'],
    ['renderer/features/users/a.tsx', "import { Button } from '@mantine/core'", 'the wrapper'],
    ['backend/modules/users/queries.ts', "import './service.ts'", 'queries may not know service'],
    ['backend/modules/users/list-queries.ts', "import './routes.ts'", 'queries may not know routes'],
    ['backend/modules/users/service.ts', "import './routes.ts'", 'service may not know routes'],
    ['backend/modules/users/service.ts', "import '../sessions/queries.ts'", 'never its queries'],
    ['backend/modules/users/routes.ts', "import '../sessions/queries/find.ts'", 'never its queries'],
    ['backend/modules/users/routes.ts', "import '../sessions/routes.ts'", 'never its routes'],
    ['backend/plugins/live.ts', "import '../modules/users/routes.ts'", 'bound by the files at the top'],
  ])('would be broken by %s with %s', (path, source, sentence) => {
    const found = findForbiddenImports([{ path, source }])
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(sentence)
  })

  it.each([
    ['shared/rules/levels.ts', "import { z } from 'zod/mini'; import '../errors.ts'"],
    ['backend/app.ts', "import './modules/users/routes.ts'; import fastify from 'fastify'"],
    ['backend/modules/users/routes.ts', "import './service.ts'; import './queries.ts'"],
    ['backend/modules/users/service.ts', "import './queries.ts'; import '../sessions/service.ts'"],
    ['electron/window.ts', "import { BrowserWindow } from 'electron'; import '../shared/errors.ts'"],
    ['renderer/app/routes.tsx', "import '../features/users/page.tsx'; import '../components/button.tsx'"],
    ['renderer/components/button.tsx', "import { Button } from '@mantine/core'; import '../styles/base.css'"],
    ['backend/version.ts', "import manifest from '../package.json' with { type: 'json' }"],
    ['renderer/features/users/a.tsx', "import './b.tsx'; import '../../bridge/api.ts'"],
    ['renderer/main.tsx', "const text = 'import { app } from \"electron\"' // import 'electron'"],
  ])('allow %s with %s', (path, source) => {
    expect(findForbiddenImports([{ path, source }])).toEqual([])
  })
})

describe('the house', () => {
  it.each(topFolders)('explains %s in a README of 10 to 30 lines', (folder) => {
    const readme = join(root, folder, 'README.md')
    expect(existsSync(readme), `${folder}/README.md is missing`).toBe(true)
    const lines = readFileSync(readme, 'utf8').trimEnd().split('\n').length
    expect(lines, `${folder}/README.md has ${lines} lines`).toBeGreaterThanOrEqual(10)
    expect(lines, `${folder}/README.md has ${lines} lines`).toBeLessThanOrEqual(30)
  })

  it('has no other top folder with sources', () => {
    const unknown = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .filter((name) => ![...topFolders, 'node_modules', 'out', 'dist', 'test-results'].includes(name))
    expect(unknown).toEqual([])
  })

  it('keeps every file under 400 lines', () => {
    const long = readSources(root, [...rooms, 'build', 'test'])
      .filter(
        (file) => !file.path.startsWith('backend/database/migrations/') && !file.path.includes('.generated.'),
      )
      .map((file) => ({ path: file.path, lines: file.source.trimEnd().split('\n').length }))
      .filter((file) => file.lines > 400)
      .map((file) => `${file.path} has ${file.lines} lines; one subject a file`)
    expect(long).toEqual([])
  })
})
