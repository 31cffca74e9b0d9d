#!/usr/bin/env node
/**
 * The one door to every command. Runs on any Node from 20 on with nothing installed: it installs what is
 * missing, builds what changed, and hands over to the installed Node.
 */
if (Number.parseInt(process.versions.node, 10) < 20) {
  process.stdout.write(
    `Roster needs Node 20 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and start again.\n`,
  )
  process.exit(1)
}

const { PlainFailure } = await import('./launch/plain-failure.mjs')
const [command = 'start', ...args] = process.argv.slice(2)

try {
  const { runCommand } = await import('./launch/commands.mjs')
  process.exitCode = await runCommand(command, args)
} catch (error) {
  if (!(error instanceof PlainFailure)) throw error
  process.stdout.write(`${error.message}\n`)
  process.exitCode = 1
}
