import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readStartArguments } from '../../build/launch/arguments.mjs'
import { defaultDataFolder, resolveFromCaller } from '../../build/launch/paths.mjs'
import { PlainFailure } from '../../build/launch/plain-failure.mjs'

describe('what follows npm start --', () => {
  it('may be nothing', () => {
    expect(readStartArguments([])).toEqual({ data: undefined, demo: false, port: undefined, open: true })
  })

  it('names a folder, a port, the sample firm and no browser', () => {
    expect(readStartArguments(['--data', '/srv/roster', '--port=4400', '--demo', '--no-open'])).toEqual({
      data: '/srv/roster',
      demo: true,
      port: 4400,
      open: false,
    })
  })

  it.each([
    [['--prot', '4400'], "Unknown option '--prot'"],
    [['--data'], "Option '--data <value>' argument missing"],
    [['--data', ''], '--data needs a folder'],
    [['--port', 'http'], '--port needs a number from 0 to 65535, not "http"'],
    [['--port', '65536'], '--port needs a number from 0 to 65535, not "65536"'],
    [['everything'], "Unexpected argument 'everything'"],
  ])('is refused in one plain sentence when it is %j', (args, sentence) => {
    expect(() => readStartArguments(args)).toThrow(PlainFailure)
    expect(() => readStartArguments(args)).toThrow(sentence)
    expect(() => readStartArguments(args)).toThrow('Use: npm start -- [--data FOLDER]')
  })
})

describe('the folder for data', () => {
  it.each([
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Roster'],
    [
      'win32',
      { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' },
      'C:\\Users\\ada',
      'C:\\Users\\ada\\AppData\\Roaming\\Roster',
    ],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Roster'],
    ['linux', {}, '/home/ada', '/home/ada/.local/share/roster'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/roster'],
  ] as const)('on %s with %j is the usual one', (platform, env, home, expected) => {
    expect(defaultDataFolder(platform, env, home)).toBe(expected)
  })

  const stoodIn = process.env.INIT_CWD
  afterEach(() => {
    if (stoodIn === undefined) delete process.env.INIT_CWD
    else process.env.INIT_CWD = stoodIn
  })

  it('is read from the folder the person stands in, not from the one npm runs in', () => {
    process.env.INIT_CWD = '/home/ada/work'
    expect(resolveFromCaller('firm')).toBe(resolve('/home/ada/work', 'firm'))
    expect(resolveFromCaller('/srv/firm')).toBe('/srv/firm')
  })
})
