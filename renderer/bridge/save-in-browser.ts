import type { MadeFile } from '../../shared/model/made-file.ts'

/** Hands a file to the browser's own downloads. */
export function saveInBrowser({ name, mediaType, content }: MadeFile): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
