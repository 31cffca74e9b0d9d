import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Standing } from './standing.ts'

/** What a command was asked to do. */
export interface Asked {
  config: Config
  /** What follows the command's name, options taken out. */
  words: readonly string[]
  options: Readonly<Record<string, string | boolean | undefined>>
  /** Prints one line for the person at the terminal. */
  say(line: string): void
}

/** A command of `roster`. Answers its exit code. */
export interface Command {
  /** The words after `roster`, for example `backup --account WHO FILE`. */
  usage: string
  summary: string
  options?: ParseArgsOptionsConfig
  /** How many words it takes. */
  words: number
  /** What it needs of the database: `any` schema, the `current` one, or `newest` brings it up to date first. */
  needs: 'any' | 'current' | 'newest'
  run(asked: Asked, standing: Standing): Promise<number>
}

/** Why a command was not carried out; the message is for the person at the terminal, and nothing was changed. */
export class CommandRefusal extends Error {}
