// What Windows refuses in names, and what reorders or hides parts of them.
const REFUSED = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

// Bytes, because Linux counts these; Windows counts 255 characters and the folders before them.
const MOST_BYTES = 150

/** A name for a file, from any text, that Windows, macOS and Linux take: "Invoice 12 - Hartwell & Moss LLP.pdf". */
export function fileName(title: string, extension: string): string {
  const safe = title.replace(REFUSED, ' ').replace(/\s+/g, ' ').trim()
  let name = ''
  for (const character of safe) {
    if (Buffer.byteLength(name + character) > MOST_BYTES) break
    name += character
  }
  // A name that ends with a point or a space is another one on Windows.
  return `${name.replace(/[. ]+$/, '')}.${extension}`
}
