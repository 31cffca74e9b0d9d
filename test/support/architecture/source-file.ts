import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** A source file with its path from the project's root, always with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly source: string
}

/** Every TypeScript file of the given folders. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({
        path: file
          .slice(root.length + 1)
          .split('\\')
          .join('/'),
        source: readFileSync(file, 'utf8'),
      })),
  )
}

/** What a file imports, types included: packages by name, own files by their path from the root. */
export interface Imports {
  readonly files: readonly string[]
  readonly packages: readonly string[]
  /** Dynamic imports whose target is no plain string, so that nothing can be said about them. */
  readonly computed: number
}

export function listImports({ path, source }: SourceFile): Imports {
  const { module } = parseSync(path, source)
  const dynamic = module.dynamicImports.map((entry) =>
    readLiteral(source.slice(entry.moduleRequest.start, entry.moduleRequest.end)),
  )
  const named = [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) => entry.entries.map((item) => item.moduleRequest?.value)),
    ...dynamic,
  ].filter((target) => target !== undefined)
  const targets = [...new Set(named.map((target) => target.replace(/\?.*$/, '')))]
  return {
    files: targets
      .filter((target) => target.startsWith('.'))
      .map((target) => posix.join(posix.dirname(path), target)),
    packages: targets.filter((target) => !target.startsWith('.')),
    computed: dynamic.filter((target) => target === undefined).length,
  }
}

function readLiteral(expression: string): string | undefined {
  return /^(['"`])([^'"`$]*)\1$/.exec(expression)?.[2]
}
