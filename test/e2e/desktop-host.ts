import { readFile } from 'node:fs/promises'
import { double } from '../support/electron-double.ts'
import type { Message, Page, Request } from './desktop-messages.ts'

/** Runs the built main process on the double, in a process of its own, and does what the test asks. */

const say = (message: Message) => void process.send?.(message)

double.options.onSend = (_channel, name, payload) => say({ say: 'told', name: String(name), payload })
process.on('message', ({ id, ...request }: Request & { id: number }) => {
  answer(request as Request).then(
    (value) => say({ say: 'answer', id, value }),
    (error: unknown) => say({ say: 'answer', id, failure: String(error) }),
  )
})
process.on('disconnect', () => double.app.quit())
process.on('SIGTERM', () => double.app.quit())
void double.app.ended.then((code) => process.exit(code))

const main: string = `${double.options.appPath}/out/main/main.js`
await import(main)
while (double.windowCount() === 0) await new Promise((settle) => setTimeout(settle, 10))
say({ say: 'ready' })

async function answer(request: Request): Promise<unknown> {
  switch (request.ask) {
    case 'call': {
      const { webContents } = double.window()
      const { url, isMainFrame } = request.from
      const senderFrame = isMainFrame ? webContents.mainFrame : double.frame(url, webContents.mainFrame)
      if (isMainFrame) webContents.mainFrame.url = url
      const [channel, ...args] = request.args
      return double.invoke(String(channel), args, { sender: webContents, senderFrame })
    }
    case 'fetch':
      return readPage(await double.fetch(request.url, request.method))
    case 'preload':
      return readFile(double.window().options.webPreferences?.preload ?? '', 'utf8')
    case 'clipboard':
      return double.clipboardText()
    case 'saveAs':
      double.options.saveAs = request.path
      return
    case 'quit':
      return double.app.quit()
  }
}

async function readPage(response: Response): Promise<Page> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}
