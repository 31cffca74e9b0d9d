import PDFDocument from 'pdfkit'
import { fontFile, MISSING, printable, type Weight } from './pdf-fonts.ts'

const A4 = { width: 595.28, height: 841.89 }
const MARGIN = 50
const FOOT = 60

const INK = '#1c2024'
const QUIET = '#60646c'
const RULE = '#d9d9e0'

/** Where text stands: from `x`, at most `width` wide. */
export interface Column {
  x: number
  width: number
  align?: 'left' | 'right'
}

interface TextStyle {
  size?: number
  weight?: Weight
  quiet?: boolean
}

/** Pages of one document, written from top to bottom. Points, from the top left corner. */
export class PdfPages {
  readonly left = MARGIN
  readonly width = A4.width - 2 * MARGIN
  y = MARGIN
  readonly #document: PDFKit.PDFDocument
  // Always by the same names: the library knows fonts again by these.
  readonly #fonts = { regular: fontFile('regular'), bold: fontFile('bold') }
  #hasMissing = false

  constructor(facts: { title: string; author: string; createdAt: Date }) {
    this.#document = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: 'en-US',
      displayTitle: true,
      // The font named here is the first one loaded; without it, that would be one that is not embedded.
      font: this.#fonts.regular,
      info: {
        Title: facts.title,
        Author: facts.author,
        Creator: facts.author,
        CreationDate: facts.createdAt,
      },
    })
  }

  /** Begins a page unless `height` more fits on this one. Answers whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= A4.height - FOOT) return false
    this.#document.addPage()
    this.y = MARGIN
    return true
  }

  /** How high a text will be in a column. */
  heightOf(text: string, column: Column, style: TextStyle = {}): number {
    return this.#choose(style).heightOfString(this.#printable(text, style), { width: column.width })
  }

  /** Writes a text into a column at the current height, which stays. */
  write(text: string, { x, width, align = 'left' }: Column, style: TextStyle = {}): void {
    this.#choose(style).text(this.#printable(text, style), x, this.y, { width, align })
  }

  /** A thin line over the whole width. */
  rule(): void {
    this.#document
      .lineWidth(0.5)
      .strokeColor(RULE)
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .stroke()
  }

  /** Adds the foot of every page and answers the file. */
  async finish(foot: string): Promise<Buffer> {
    const { count } = this.#document.bufferedPageRange()
    const whole = { x: this.left, width: this.width }
    const style = { size: 8, quiet: true }
    for (let page = 0; page < count; page += 1) {
      this.#document.switchToPage(page)
      this.y = A4.height - FOOT + 22
      this.write(foot, whole, style)
      this.write(`Page ${page + 1} of ${count}`, { ...whole, align: 'right' }, style)
      this.y -= 12
      if (this.#hasMissing)
        this.write(`${MISSING} stands for a character that this file cannot show.`, whole, style)
    }
    const parts: Buffer[] = []
    this.#document.on('data', (part: Buffer) => parts.push(part))
    const ended = new Promise<void>((resolve, reject) => {
      this.#document.once('end', resolve)
      this.#document.once('error', reject)
    })
    this.#document.end()
    await ended
    return Buffer.concat(parts)
  }

  #choose({ size = 9.5, weight = 'regular', quiet = false }: TextStyle): PDFKit.PDFDocument {
    return this.#document
      .font(this.#fonts[weight])
      .fontSize(size)
      .fillColor(quiet ? QUIET : INK)
  }

  #printable(text: string, { weight = 'regular' }: TextStyle): string {
    const printed = printable(text, weight)
    if (printed !== text) this.#hasMissing = true
    return printed
  }
}
