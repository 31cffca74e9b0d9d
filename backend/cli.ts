import { runCommandLine } from './operations/command-line.ts'

// `roster`: one command, its words and options; the exit code tells how it went.
process.exitCode = await runCommandLine(process.argv.slice(2), process.env, (line) =>
  process.stdout.write(`${line}\n`),
)
