import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the migrations are: beside the bundle when built, beside this file when run from sources. */
export function migrationsFolder(): string {
  const folder = fileURLToPath(new URL('./migrations', import.meta.url))
  return existsSync(folder) ? folder : fileURLToPath(new URL('../migrations', import.meta.url))
}
