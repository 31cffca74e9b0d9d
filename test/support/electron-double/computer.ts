import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type {
  Clipboard,
  CustomScheme,
  Dialog,
  Display,
  MenuItemConstructorOptions,
  MessageBoxReturnValue,
  NativeTheme,
  Protocol,
  Rectangle,
  SafeStorage,
  SaveDialogReturnValue,
  Screen,
  Shell,
} from 'electron'
import { options, record, state } from './recording.ts'

export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    record('protocol.registerSchemesAsPrivileged', schemes)
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>) {
    state.protocols.set(scheme, handler)
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>

const keychainKey = createHash('sha256').update('the keychain of this computer').digest()

export const safeStorage = {
  getSelectedStorageBackend: () => (options.keychain === 'none' ? 'unknown' : options.keychain),
  isAsyncEncryptionAvailable: async () => options.keychain !== 'none',
  async encryptStringAsync(plainText: string) {
    record('safeStorage.encryptStringAsync')
    const start = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keychainKey, start)
    return Buffer.concat([start, cipher.update(plainText, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  async decryptStringAsync(encrypted: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', keychainKey, encrypted.subarray(0, 12))
    decipher.setAuthTag(encrypted.subarray(-16))
    const result = decipher.update(encrypted.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
    return { result, shouldReEncrypt: options.keyWasRotated }
  },
} satisfies Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>

export const clipboard = {
  async writeText(text: string) {
    state.clipboard = text
  },
} satisfies Pick<Clipboard, 'writeText'>

export const shell = {
  async openExternal(url: string) {
    record('shell.openExternal', url)
  },
} satisfies Pick<Shell, 'openExternal'>

export const dialog = {
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content)
  },
  async showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
    record('dialog.showMessageBox', ...args)
    return { response: options.messageBoxAnswer, checkboxChecked: false }
  },
  async showSaveDialog(...args: unknown[]): Promise<SaveDialogReturnValue> {
    record('dialog.showSaveDialog', ...args)
    return { canceled: options.saveAs === '', filePath: options.saveAs }
  },
} satisfies Pick<Dialog, 'showErrorBox' | 'showMessageBox' | 'showSaveDialog'>

export const nativeTheme = {
  themeSource: 'system',
  shouldUseDarkColors: false,
} satisfies Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> as {
  themeSource: NativeTheme['themeSource']
  shouldUseDarkColors: boolean
}

export const screen = {
  getDisplayMatching: (_rect: Rectangle) => ({ workArea: options.display }) as Display,
} satisfies Pick<Screen, 'getDisplayMatching'>

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: unknown) {
    record('Menu.setApplicationMenu', menu)
  },
}
