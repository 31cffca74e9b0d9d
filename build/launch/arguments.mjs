import { parseArgs } from 'node:util'
import { PlainFailure } from './plain-failure.mjs'

const usage = 'npm start -- [--data FOLDER] [--demo] [--port NUMBER] [--no-open]'

/**
 * Reads what follows `npm start --`.
 * @param {readonly string[]} args
 * @returns {{ data: string | undefined, demo: boolean, port: number | undefined, open: boolean }}
 */
export function readStartArguments(args) {
  const { values } = parseOrExplain(args)
  if (values.data === '') throw new PlainFailure(`--data needs a folder. Use: ${usage}`)
  return {
    data: values.data,
    demo: values.demo ?? false,
    port: values.port === undefined ? undefined : readPort(values.port),
    open: !(values['no-open'] ?? false),
  }
}

/** @param {readonly string[]} args */
function parseOrExplain(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        demo: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    })
  } catch (error) {
    const wrong = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    throw new PlainFailure(`${wrong.replace(/\.$/, '')}. Use: ${usage}`)
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new PlainFailure(`--port needs a number from 0 to 65535, not "${text}". Use: ${usage}`)
}
