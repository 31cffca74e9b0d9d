import { describe, expect, test } from 'vitest'
import { type Desktop, startDesktop } from '../support/desktop.ts'

const OWN_PAGE = 'app://main/index.html'

describe('refuses every sender but the main frame of its own page', () => {
  type Ask = (desktop: Desktop) => { sender: unknown; senderFrame: unknown }
  const senders: [string, Ask][] = [
    ['a frame that is gone', ({ double }) => ({ sender: double.window().webContents, senderFrame: null })],
    [
      'a frame inside the page',
      ({ double }) => {
        const { webContents } = double.window()
        return { sender: webContents, senderFrame: double.frame(OWN_PAGE, webContents.mainFrame) }
      },
    ],
    [
      'another frame with the right address',
      ({ double }) => ({ sender: double.window().webContents, senderFrame: double.frame(OWN_PAGE) }),
    ],
    ['another window', ({ double }) => ({ sender: {}, senderFrame: double.window().webContents.mainFrame })],
    ...['https://evil.test/', 'file:///index.html', 'app://evil/index.html', 'about:blank', ''].map(
      (url): [string, Ask] => [
        `a page at "${url}"`,
        ({ double }) => {
          const { webContents } = double.window()
          webContents.mainFrame.url = url
          return { sender: webContents, senderFrame: webContents.mainFrame }
        },
      ],
    ),
  ]

  test.each(senders)('%s', async (_who, ask) => {
    const desktop = await startDesktop()
    const answer = await desktop.callAs(ask(desktop), 'settings.change', { theme: 'dark' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'request.foreign-origin' } })
    expect(desktop.told).toEqual([])
  })
})

describe('refuses hostile arguments with a Result', () => {
  const asOwnPage = (desktop: Desktop) => {
    const { webContents } = desktop.double.window()
    return { sender: webContents, senderFrame: webContents.mainFrame }
  }

  test.each([
    ['an unknown operation', 'users.destroy'],
    ['the prototype', '__proto__'],
    ['a constructor', 'constructor'],
    ['an inherited method', 'toString'],
    ['a link for the window itself', 'invitations.copyLink'],
    ['no name', undefined],
    ['nothing', null],
    ['a number', 7],
    ['a list with a name in it', ['settings.read']],
    ['an object that reads like a name', { toString: () => 'settings.read' }],
    ['a function', () => 'settings.read'],
  ])('%s instead of an operation', async (_what, name) => {
    const desktop = await startDesktop()
    expect(await desktop.callAs(asOwnPage(desktop), name, {})).toMatchObject({
      ok: false,
      error: { code: 'request.not-found' },
    })
  })

  const deep = () => {
    let value: unknown = 'x'
    for (let depth = 0; depth < 30_000; depth += 1) value = [value]
    return value
  }
  test.each<[string, string, unknown]>([
    ['a wrong type', 'settings.change', { theme: 7 }],
    ['an unknown field', 'settings.change', { theme: 'dark', isAdmin: true }],
    ['a field of another operation', 'settings.change', { connection: { kind: 'sample' } }],
    ['the prototype as a field', 'settings.change', JSON.parse('{"__proto__":{"theme":"dark"}}')],
    ['nothing', 'settings.change', null],
    ['a missing input', 'settings.read', undefined],
    ['a text', 'settings.read', 'x'],
    ['a list', 'settings.read', []],
    ['a function', 'settings.change', () => ({ theme: 'dark' })],
    ['a function in a field', 'settings.change', { theme: () => 'dark' }],
    ['30,000 levels', 'settings.change', { theme: deep() }],
    ['30,000 levels as a whole', 'settings.change', deep()],
    ['a map', 'connection.choose', new Map([['connection', { kind: 'sample' }]])],
    ['an address that is none', 'connection.choose', { connection: { kind: 'server', address: 'x' } }],
    ['a path instead of an id', 'invitationLink.copy', { invitationId: '../../healthz' }],
    ['a path in an account operation', 'users.read', { userId: '../../healthz' }],
    ['an absolute address', 'users.read', { userId: 'https://evil.test/' }],
    [
      '100,000 addresses',
      'invitations.check',
      { addresses: Array(100_000).fill('a@b.test'), level: 'guest' },
    ],
  ])('%s as input of %s', async (_what, name, input) => {
    const desktop = await startDesktop()
    const answer = await desktop.callAs(asOwnPage(desktop), name, input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'request.invalid' } })
    const { value } = (await desktop.callAs(asOwnPage(desktop), 'settings.read', {})) as { value: object }
    expect(value).toMatchObject({ theme: 'system', connection: { kind: 'unset' } })
  })

  test('10,000 unknown fields get a short answer', async () => {
    const desktop = await startDesktop()
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, index]))
    const answer = await desktop.callAs(asOwnPage(desktop), 'settings.change', many)
    expect(JSON.stringify(answer).length).toBeLessThan(3000)
  })
})
