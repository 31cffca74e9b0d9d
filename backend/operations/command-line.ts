import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { ConfigError, readConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { isConnectionLoss } from '../database/open.ts'
import { readSchemaState } from '../database/schema-state.ts'
import { type Command, CommandRefusal } from './command.ts'
import { commands } from './commands.ts'
import { openStanding, type Standing } from './standing.ts'

/** 0: done. 1: done, and something is wrong. 2: not done. */
const NOT_DONE = 2

/** Runs one command; every refusal becomes a sentence and the exit code 2. */
export async function runCommandLine(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const [name = 'help', ...rest] = args
  if (['help', '--help', '-h'].includes(name)) {
    for (const line of describeCommands()) say(line)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    say(`There is no command "${name}". "roster help" lists what there is.`)
    return NOT_DONE
  }
  try {
    return await runCommand(command, rest, env, say)
  } catch (error) {
    say(describeFailure(error))
    return NOT_DONE
  }
}

async function runCommand(
  command: Command,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const { words, options } = readWords(command, args)
  const dataDir = typeof options.data === 'string' ? options.data : env.ROSTER_DATA
  if (!dataDir && !env.DATABASE_URL)
    throw new CommandRefusal('Name the data folder with --data FOLDER, or set DATABASE_URL.')
  const config = readConfig(env, { dataDir: dataDir ?? '', isSample: false })
  const standing = await openStanding(config, command.needs === 'newest')
  try {
    await prepareSchema(command, standing)
    return await command.run({ config, words, options, say }, standing)
  } finally {
    await standing.close()
  }
}

async function prepareSchema({ needs }: Command, { connection, database }: Standing): Promise<void> {
  if (needs === 'newest') await migrate(connection)
  if (needs !== 'current') return
  const state = await readSchemaState(database.systemPool)
  if (state === 'newer') throw new AppError('database.newer')
  if (state === 'empty' || state === 'older')
    throw new CommandRefusal(
      'This database has the schema of an older version. Start Roster once, or run "roster migrate".',
    )
}

function readWords(command: Command, args: readonly string[]) {
  const usage = `Use: roster ${command.usage} [--data FOLDER]`
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, data: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.length === command.words)
      return { words: positionals, options: values as Record<string, string | boolean | undefined> }
  } catch (error) {
    const wrong = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    throw new CommandRefusal(`${wrong.replace(/\.$/, '')}. ${usage}`)
  }
  throw new CommandRefusal(usage)
}

function describeCommands(): string[] {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length))
  return [
    'roster COMMAND [--data FOLDER]: works on the Roster in that data folder, running or not, or on DATABASE_URL.',
    '',
    ...Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`),
    '',
    'Exit code: 0 done, 1 done and something is wrong, 2 not done.',
  ]
}

/** Database errors carry parameters, so what is not for people stays unsaid. */
function describeFailure(error: unknown): string {
  if (error instanceof AppError || error instanceof ConfigError || error instanceof CommandRefusal)
    return error.message
  const { path } = error as NodeJS.ErrnoException
  if (path !== undefined) return `${path} cannot be read or written. Nothing was changed.`
  if (isConnectionLoss(error)) return 'The database cannot be reached. Nothing was changed.'
  return `The command failed: ${error instanceof Error ? error.name : 'unknown'}. Nothing was changed.`
}
