import { runCommandLine } from '../../backend/operations/command-line.ts'
import { TEST_SECRET } from './test-secret.ts'

/** What `roster` said and how it ended. */
export interface CommandOutcome {
  code: number
  lines: string[]
}

/** Runs a command of `roster` on a database. */
export async function runRoster(
  databaseUrl: string,
  args: readonly string[],
  secret: string = TEST_SECRET,
): Promise<CommandOutcome> {
  return runRosterWith({ DATABASE_URL: databaseUrl, ROSTER_SECRET: secret }, args)
}

/** Runs a command of `roster` with these settings. */
export async function runRosterWith(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<CommandOutcome> {
  const lines: string[] = []
  const code = await runCommandLine(args, env, (line) => lines.push(line))
  return { code, lines }
}

/** The rules that `roster check` finds broken; empty when everything holds. */
export async function findBrokenRules(databaseUrl: string): Promise<string[]> {
  const { lines } = await runRoster(databaseUrl, ['check'])
  return lines.filter((line) => line.startsWith('BROKEN')).map((line) => line.slice('BROKEN'.length).trim())
}
