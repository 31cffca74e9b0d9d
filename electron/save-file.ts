import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { dialog } from 'electron'
import { AppError } from '../shared/errors.ts'
import type { MadeFile } from '../shared/model/made-file.ts'

/** Asks the person where to and writes a file there. Answers its place; null when they changed their mind. */
export async function saveFile({ name, content }: MadeFile): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: plainName(name),
    filters: [
      { name: extname(name).slice(1).toUpperCase() || 'File', extensions: [extname(name).slice(1) || '*'] },
    ],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  try {
    await writeFile(filePath, Buffer.from(content, 'base64'))
  } catch (error) {
    throw new AppError('file.not-saved', undefined, { cause: error })
  }
  return filePath
}

/** A name and nothing of a path, whatever the file's maker called it. */
function plainName(name: string): string {
  return (
    basename(name.replaceAll('\\', '/'))
      .replace(/[\p{Cc}<>:"|?*]/gu, ' ')
      .replace(/^\.+/, '')
      .trim() || 'File'
  )
}
