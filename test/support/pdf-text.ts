import { extractText, getDocumentProxy, getMeta } from 'unpdf'

/** What a person reads in a PDF file, page by page, and what it says about itself. */
export async function readPdf(content: string) {
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(content, 'base64')))
  const { text } = await extractText(document, { mergePages: false })
  const { info } = await getMeta(document)
  return { pages: text.map((page) => page.replace(/\s+/g, ' ')), info: info as Record<string, unknown> }
}
