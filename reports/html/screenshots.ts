/** @module What a browser showed when a scenario failed, for its film: screenshots in the page itself, and links to traces. */

import { html, textOf } from '../markup.ts'
import { fileAddress } from './words.ts'

/** Of one screenshot; a page that is taller is linked. */
const largestBytes = 150_000

/** Of all screenshots of a page; those after it are linked. */
const mostBytes = 3_000_000

/** What stands beside the drawings of a frame: what it is called, and its markup. */
export type Screenshot = readonly [name: string, markup: string]

export class Screenshots {
  readonly #read: (path: string) => Uint8Array | undefined
  #bytes = 0

  /** `read` reads a file of the folder of the run; undefined where there is none. */
  constructor(read: (path: string) => Uint8Array | undefined = () => undefined) {
    this.#read = read
  }

  /** One per window of which there is a screenshot or a trace. */
  of(evidence: readonly string[]): readonly Screenshot[] {
    const windows = new Map<string, { image?: string; trace?: string }>()
    for (const path of evidence) {
      const [, window, kind] = /([^/]+?)(\.png|-trace\.zip)$/.exec(path) ?? []
      if (window === undefined) continue
      const known = windows.get(window)
      windows.set(window, { ...known, ...(kind === '.png' ? { image: path } : { trace: path }) })
    }
    return [...windows].map(([window, { image, trace }]) => {
      const name = window.replaceAll('-', ' ')
      const link =
        trace === undefined
          ? ''
          : html`<a href="${fileAddress(trace)}" title="npx playwright show-trace opens it">Trace of ${name}</a>`
      return [
        `${name}, in the browser`,
        textOf(
          html`<div class="screenshot">${image === undefined ? '' : this.#shown(image, name)}${link}</div>`,
        ),
      ]
    })
  }

  #shown(path: string, name: string) {
    const address = fileAddress(path)
    const bytes = this.#read(path)
    if (bytes === undefined || !isPng(bytes)) return html`<p>There is no screenshot of ${name} any more.</p>`
    if (bytes.length > largestBytes || this.#bytes + bytes.length > mostBytes)
      return html`<p>Too large to stand here: <a href="${address}">screenshot of ${name}</a></p>`
    this.#bytes += bytes.length
    const data = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
    return html`<a href="${address}"><img src="${data}" alt="Screenshot of ${name}"></a>`
  }
}

/** https://www.w3.org/TR/png-3/#3PNGsignature */
const isPng = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === '\x89PNG'
