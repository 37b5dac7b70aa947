/** @module Texts of a million rows in one block of bytes, where each would else be an object. */

export class TextColumn {
  readonly #bytes: Buffer
  readonly #width: number
  /** Those that are longer than the width, or not ASCII. */
  readonly #others = new Map<number, string>()

  /** `width`: up to 255 bytes for each of `count` texts; longer ones are kept beside it. */
  constructor(count: number, width: number) {
    this.#width = width + 1
    this.#bytes = Buffer.alloc(count * this.#width)
  }

  get(row: number): string {
    const from = row * this.#width
    const length = this.#bytes[from] ?? 0
    return this.#others.get(row) ?? this.#bytes.toString('latin1', from + 1, from + 1 + length)
  }

  set(row: number, text: string): void {
    const fits = text.length < this.#width && /^[\x20-\x7e]*$/.test(text)
    if (!fits) {
      this.#others.set(row, text)
      return
    }
    this.#others.delete(row)
    const from = row * this.#width
    this.#bytes[from] = text.length
    this.#bytes.write(text, from + 1, 'latin1')
  }

  /** What it takes, in bytes, without the longer ones. */
  get bytes(): number {
    return this.#bytes.length
  }
}
